package org.tidewaiter.node.database;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.tidewaiter.node.settings.NodeSettings;
import org.tidewaiter.postgres.LocalPostgres;
import org.tidewaiter.postgres.LocalPostgresSettings;

@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    private static final String URL = "tidewaiter.database.url";

    @Configuration(proxyBeanMethods = false)
    @Conditional(NoUrlGiven.class)
    static class Embedded {

        @Bean(destroyMethod = "close")
        LocalPostgres localPostgres(NodeSettings settings) {
            return LocalPostgres.start(LocalPostgresSettings.in(settings.data().resolve("database"))
                    .withPrograms(settings.programs()));
        }

        // The pool is built from these details and so depends on the server: it is closed before the server stops.
        @Bean
        JdbcConnectionDetails connectionDetails(LocalPostgres server) {
            return new ConnectionDetails(server.jdbcUrl(), server.user(), server.password());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(URL)
    static class External {

        @Bean
        JdbcConnectionDetails connectionDetails(NodeSettings settings) {
            NodeSettings.Database database = settings.database();
            if (database == null) {
                throw new IllegalStateException(URL + " is given without a user and a password");
            }
            return new ConnectionDetails(database.url(), database.user(), database.password());
        }
    }

    static class NoUrlGiven implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !context.getEnvironment().containsProperty(URL);
        }
    }

    private record ConnectionDetails(String url, String user, String password) implements JdbcConnectionDetails {

        @Override
        public String getJdbcUrl() {
            return url;
        }

        @Override
        public String getUsername() {
            return user;
        }

        @Override
        public String getPassword() {
            return password;
        }

        @Override
        public String toString() {
            return "ConnectionDetails[url=" + url + ", user=" + user + "]";
        }
    }
}
