package org.tidewaiter.node.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import org.tidewaiter.node.settings.NodeSettings;
import org.tidewaiter.postgres.LocalPostgres;
import org.tidewaiter.postgres.LocalPostgresSettings;

/**
 * A database with all tables of a node and nothing of its own in them, to be filled. An embedded one is made beside its
 * place and put there by {@link #keep}; without that nothing of it stays.
 */
public final class NewDatabase implements AutoCloseable {

    private static final String FINAL = "database";
    private static final String PARTIAL = "database.restoring";

    private final Path data;
    private final LocalPostgres.Access access;
    private final @Nullable LocalPostgres started;
    private boolean kept;

    private NewDatabase(Path data, LocalPostgres.Access access, @Nullable LocalPostgres started) {
        this.data = data;
        this.access = access;
        this.started = started;
    }

    /** There is something in its place already; the message says what to do. */
    public static final class NotEmptyException extends Exception {

        private static final long serialVersionUID = 1L;

        NotEmptyException(String message) {
            super(message);
        }
    }

    /** Makes it, with the migrations of this program. */
    public static NewDatabase make(NodeSettings settings) throws NotEmptyException, IOException, SQLException {
        NewDatabase database = empty(settings);
        try {
            FluentConfiguration migrations = Flyway.configure()
                    .dataSource(database.access.jdbcUrl(), database.access.user(), database.access.password())
                    .outOfOrder(true);
            new MigrationFolders(settings).customize(migrations);
            migrations.load().migrate();
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static NewDatabase empty(NodeSettings settings) throws NotEmptyException, IOException, SQLException {
        Path data = settings.data();
        NodeSettings.Database external = settings.database();
        if (external != null) {
            NewDatabase database = new NewDatabase(
                    data, new LocalPostgres.Access(external.url(), external.user(), external.password()), null);
            try (Connection connection = database.connect()) {
                requireEmpty(connection);
            }
            return database;
        }
        if (Files.exists(data.resolve(FINAL))) {
            throw new NotEmptyException(
                    "There is a database in " + data.resolve(FINAL)
                            + " already. Stop the node and move that folder away first; keep it until the restored node is well.");
        }
        FileSystemUtils.deleteRecursively(data.resolve(PARTIAL));
        LocalPostgres started = LocalPostgres.start(
                LocalPostgresSettings.in(data.resolve(PARTIAL)).withPrograms(settings.programs()));
        return new NewDatabase(data, started.access(), started);
    }

    private static void requireEmpty(Connection connection) throws NotEmptyException, SQLException {
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery("select to_regclass('public.flyway_schema_history') is null")) {
            row.next();
            if (!row.getBoolean(1)) {
                throw new NotEmptyException(
                        "The database holds tables of a node already. Make an empty database and name it in the configuration.");
            }
        }
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(access.jdbcUrl(), access.user(), access.password());
    }

    /** Puts it in its place. All connections are closed before. */
    public void keep() throws IOException {
        kept = true;
        if (started != null) {
            started.close();
            Files.move(data.resolve(PARTIAL), data.resolve(FINAL), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    @Override
    public void close() throws IOException {
        if (!kept && started != null) {
            started.close();
            FileSystemUtils.deleteRecursively(data.resolve(PARTIAL));
        }
    }
}
