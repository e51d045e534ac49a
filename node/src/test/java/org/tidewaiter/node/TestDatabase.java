package org.tidewaiter.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.tidewaiter.postgres.LocalPostgres;
import org.tidewaiter.postgres.LocalPostgresSettings;

/** Gives each application context an empty database on the one throw-away server of this test run. */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        LocalPostgres server = Shared.SERVER;
        String name = "test_" + NUMBER.incrementAndGet();
        TestPropertyValues.of(
                        "tidewaiter.database.url=" + create(server, name),
                        "tidewaiter.database.user=" + server.user(),
                        "tidewaiter.database.password=" + server.password(),
                        "tidewaiter.data=" + Shared.FOLDER.resolve(name),
                        "spring.datasource.hikari.maximum-pool-size=8",
                        "spring.datasource.hikari.minimum-idle=0",
                        "spring.datasource.hikari.idle-timeout=10000")
                .applyTo(context);
    }

    private static String create(LocalPostgres server, String name) {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return server.jdbcUrl().replaceFirst("/[^/]*$", "/" + name);
    }

    private static final class Shared {

        static final Path FOLDER = folder();
        static final LocalPostgres SERVER = LocalPostgres.start(LocalPostgresSettings.in(FOLDER.resolve("database"))
                .withPrograms(Path.of("target", "postgres-programs"))
                .throwAway());

        private static Path folder() {
            try {
                return Files.createTempDirectory(Files.createDirectories(Path.of("target", "test-data")), "node");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
