package org.tidewaiter.node.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/** Two pools of connections to one database: the node's own and that of its visitors. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VisitorSettings.class)
@Import(Visitors.class)
class SharedConnections {

    @Bean(destroyMethod = "close", defaultCandidate = false)
    @ConfigurationProperties("spring.datasource.hikari")
    HikariDataSource ownConnections(JdbcConnectionDetails details) {
        return DataSourceBuilder.create()
                .type(HikariDataSource.class)
                .url(details.getJdbcUrl())
                .username(details.getUsername())
                .password(details.getPassword())
                .build();
    }

    @Bean(destroyMethod = "close", defaultCandidate = false)
    HikariDataSource visitorConnections(@Qualifier("ownConnections") HikariDataSource own, VisitorSettings visitors) {
        HikariConfig same = new HikariConfig();
        own.copyStateTo(same);
        same.setPoolName("visitors");
        same.setMaximumPoolSize(visitors.connections());
        same.setConnectionTimeout(visitors.patience().toMillis());
        return new HikariDataSource(same);
    }

    @Bean
    @Primary
    DataSource dataSource(
            @Qualifier("ownConnections") DataSource own,
            @Qualifier("visitorConnections") DataSource visiting,
            Visitors visitors) {
        AbstractRoutingDataSource both = new AbstractRoutingDataSource() {
            @Override
            protected Object determineCurrentLookupKey() {
                return visitors.letIn();
            }
        };
        both.setTargetDataSources(Map.of(true, visiting, false, own));
        both.setDefaultTargetDataSource(own);
        return both;
    }
}
