package org.tidewaiter.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Talks to servers under test. */
final class Servers {

    static final Path PROGRAMS = Path.of("target", "postgres-programs");

    private Servers() {}

    static LocalPostgresSettings in(Path directory) {
        return LocalPostgresSettings.in(directory).withPrograms(PROGRAMS);
    }

    static void run(LocalPostgres server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }

    static String ask(LocalPostgres server, String sql, String... values) throws SQLException {
        try (Connection connection = connect(server)) {
            return ask(connection, sql, values);
        }
    }

    static String ask(Connection connection, String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    /** The processes that work in the data directory of a server: itself, its workers and backends. */
    static List<Long> processesIn(Path directory) throws IOException {
        Path data = directory.resolve("cluster").toRealPath();
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> worksIn(pid, data))
                .toList();
    }

    private static boolean worksIn(long pid, Path data) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "cwd"))
                    .equals(data);
        } catch (IOException e) {
            return false;
        }
    }

    static Connection connect(LocalPostgres server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
    }
}
