package org.tidewaiter.node.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.settings.NodeSettings;
import org.tidewaiter.postgres.LocalPostgres;
import org.tidewaiter.postgres.LocalPostgresSettings;

/** The database of a node, for maintenance beside the node: the external one, the embedded one that runs, or one started for it. */
public final class NodeDatabase implements AutoCloseable {

    private static final String FOLDER = "database";

    private final LocalPostgres.Access access;
    private final @Nullable LocalPostgres started;

    private NodeDatabase(LocalPostgres.Access access, @Nullable LocalPostgres started) {
        this.access = access;
        this.started = started;
    }

    /**
     * Opens it.
     *
     * @throws IOException when it is embedded and there is none
     */
    public static NodeDatabase open(NodeSettings settings) throws IOException {
        NodeSettings.Database external = settings.database();
        if (external != null) {
            return new NodeDatabase(
                    new LocalPostgres.Access(external.url(), external.user(), external.password()), null);
        }
        var folder = settings.data().resolve(FOLDER);
        var running = LocalPostgres.running(folder);
        if (running.isPresent()) {
            return new NodeDatabase(running.get(), null);
        }
        if (!LocalPostgres.present(folder)) {
            throw new IOException("there is no database in " + folder);
        }
        LocalPostgres started =
                LocalPostgres.start(LocalPostgresSettings.in(folder).withPrograms(settings.programs()));
        return new NodeDatabase(started.access(), started);
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(access.jdbcUrl(), access.user(), access.password());
    }

    @Override
    public void close() {
        if (started != null) {
            started.close();
        }
    }
}
