package org.tidewaiter.jooq;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.meta.SchemaDefinition;
import org.jooq.meta.postgres.PostgresDatabase;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.postgres.LocalPostgres;
import org.tidewaiter.postgres.LocalPostgresSettings;

/**
 * A throw-away PostgreSQL with all migrations of a folder applied, started when the generator first asks for it.
 *
 * <p>Its properties: {@code migrations}, the folder that holds them; {@code configuration}, the build file whose change
 * makes a new generation due; and {@code programs}, the folder in which the
 * PostgreSQL programs stay unpacked between two builds.
 */
public final class MigratedPostgresDatabase extends PostgresDatabase {

    private @Nullable Throwaway throwaway;

    @Override
    protected DSLContext create0() {
        if (throwaway == null) {
            throwaway = Throwaway.migrated(folder("migrations"), folder("programs"));
            setConnection(throwaway.connection());
        }
        return super.create0();
    }

    /** The schemas of our modules: neither PostgreSQL's own nor the empty public one. */
    @Override
    protected List<SchemaDefinition> getSchemata0() throws SQLException {
        // A list of its own: jOOQ sorts it in place.
        List<SchemaDefinition> ours = new ArrayList<>(super.getSchemata0());
        ours.removeIf(schema -> schema.getName().startsWith("pg_")
                || List.of("information_schema", "public").contains(schema.getName()));
        return ours;
    }

    @Override
    public void close() {
        try {
            super.close();
        } finally {
            if (throwaway != null) {
                throwaway.close();
                throwaway = null;
            }
        }
    }

    Path folder(String property) {
        String value = getProperties().getProperty(property);
        if (value == null) {
            throw new IllegalArgumentException("The property " + property + " of the database is missing");
        }
        return Path.of(value);
    }

    private record Throwaway(Path directory, LocalPostgres server, Connection connection) {

        static Throwaway migrated(Path migrations, Path programs) {
            try {
                Path directory = Files.createTempDirectory("tidewaiter-jooq");
                LocalPostgres server = LocalPostgres.start(LocalPostgresSettings.in(directory)
                        .withPrograms(programs)
                        .throwAway());
                try {
                    migrate(server, migrations);
                    return new Throwaway(directory, server, connect(server));
                } catch (RuntimeException | SQLException e) {
                    server.close();
                    throw e;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private static Connection connect(LocalPostgres server) throws SQLException {
            return DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
        }

        private static void migrate(LocalPostgres server, Path migrations) {
            Flyway.configure()
                    .loggers("slf4j")
                    .dataSource(server.jdbcUrl(), server.user(), server.password())
                    .locations("filesystem:" + migrations)
                    .failOnMissingLocations(true)
                    .load()
                    .migrate();
        }

        void close() {
            try (server;
                    connection) {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            try (var files = Files.walk(directory)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
