package org.tidewaiter.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.tidewaiter.postgres.LocalPostgresException.Reason;

/**
 * A PostgreSQL server on a directory of ours, for as long as this object is open.
 *
 * <ul>
 *   <li>What it has committed is on disk (unless the settings say throw-away).
 *   <li>It listens on 127.0.0.1 alone and asks for a password, which it makes at the first start and keeps readable to
 *       the owner only.
 *   <li>One process at a time holds the directory; a second is refused.
 *   <li>A server that dies is started again on the same port; a server that outlived its Java process is stopped at the
 *       next start, and on Linux ends by itself.
 * </ul>
 */
public final class LocalPostgres implements AutoCloseable {

    private static final String DATABASE = "tidewaiter";
    private static final int PORTS_TRIED = 3;

    private final DirectoryLock lock;
    private final Keeper keeper;
    private final int port;
    private final String password;

    private LocalPostgres(DirectoryLock lock, Keeper keeper, int port, String password) {
        this.lock = lock;
        this.keeper = keeper;
        this.port = port;
        this.password = password;
    }

    /**
     * Starts the server and waits until it answers.
     *
     * @throws LocalPostgresException when it cannot be had; nothing is left running
     */
    public static LocalPostgres start(LocalPostgresSettings settings) {
        Path remembered = settings.directory().resolve("port");
        return start(settings, () -> settings.port() == 0 ? ServerPort.choose(remembered) : settings.port());
    }

    static LocalPostgres start(LocalPostgresSettings settings, ServerPort ports) {
        Path directory = settings.directory().toAbsolutePath().normalize();
        try {
            requireSpace(directory, settings.spaceNeededMegabytes());
            DirectoryLock lock = DirectoryLock.tryTake(directory.resolve("lock"))
                    .orElseThrow(() -> new LocalPostgresException(
                            Reason.IN_USE,
                            "Another process works on the database in " + directory
                                    + ". Stop it, or choose another data directory."));
            return startLocked(settings, ports, lock);
        } catch (IOException e) {
            throw new LocalPostgresException(
                    Reason.RESOURCES, "The database directory " + directory + " cannot be used: " + said(e), e);
        }
    }

    /**
     * How to reach a database.
     *
     * @param jdbcUrl address
     * @param user who owns it
     */
    public record Access(String jdbcUrl, String user, String password) {

        @Override
        public String toString() {
            return "Access[jdbcUrl=" + jdbcUrl + ", user=" + user + "]";
        }
    }

    /** Whether a cluster was ever made in that directory. */
    public static boolean present(Path directory) {
        return Files.isRegularFile(directory.resolve("cluster").resolve("PG_VERSION"));
    }

    /** The server that another process, or another caller in this one, runs on that directory; empty when none does. */
    public static Optional<Access> running(Path directory) throws IOException {
        if (!present(directory)) {
            return Optional.empty();
        }
        Optional<DirectoryLock> free = DirectoryLock.tryTake(directory.resolve("lock"));
        if (free.isPresent()) {
            free.get().close();
            return Optional.empty();
        }
        int port = ServerPort.remembered(directory.resolve("port"));
        return Optional.of(new Access(
                url(port, DATABASE),
                Cluster.USER,
                Files.readString(directory.resolve("password")).strip()));
    }

    private static LocalPostgres startLocked(LocalPostgresSettings settings, ServerPort ports, DirectoryLock lock)
            throws IOException {
        try {
            Commands commands = Commands.of(Programs.under(settings.programs()));
            commands.requireUnprivileged();
            Path directory = settings.directory().toAbsolutePath().normalize();
            Cluster cluster = Cluster.openOrMake(directory, commands, settings.durable());
            Orphan.clear(cluster.data(), commands);
            LocalPostgres started = startAt(ports, settings, cluster, commands, lock);
            started.makeDatabase();
            return started;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Another program may take a port between the choice and the start; another is chosen then. */
    private static LocalPostgres startAt(
            ServerPort ports, LocalPostgresSettings settings, Cluster cluster, Commands commands, DirectoryLock lock)
            throws IOException {
        for (int attempt = 1; ; attempt++) {
            int port = ports.choose();
            Keeper keeper =
                    new Keeper(() -> ServerProcess.spawn(settings, cluster, commands, port), settings.startTimeout());
            try {
                keeper.start();
                return new LocalPostgres(lock, keeper, port, cluster.password());
            } catch (LocalPostgresException e) {
                if (attempt == PORTS_TRIED || settings.port() != 0 || !ServerPort.wasTaken(e)) {
                    throw e;
                }
            }
        }
    }

    public String jdbcUrl() {
        return url(port, DATABASE);
    }

    public Access access() {
        return new Access(jdbcUrl(), user(), password());
    }

    public String user() {
        return Cluster.USER;
    }

    public String password() {
        return password;
    }

    public int port() {
        return port;
    }

    /** The server's process, for those who watch or test it; -1 between a death and the next start. */
    public long pid() {
        return keeper.pid();
    }

    /** Stops the server in order; returns when its process has ended. Close what uses it first. */
    @Override
    public void close() {
        try (lock) {
            keeper.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private void makeDatabase() {
        try (Connection connection = DriverManager.getConnection(url(port, "postgres"), Cluster.USER, password);
                Statement statement = connection.createStatement()) {
            if (!exists(statement)) {
                statement.execute("create database " + DATABASE);
            }
        } catch (SQLException e) {
            close();
            throw new LocalPostgresException(
                    Reason.DID_NOT_START, "PostgreSQL runs but refuses its owner (" + e.getSQLState() + ")", e);
        }
    }

    private static boolean exists(Statement statement) throws SQLException {
        try (ResultSet found = statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
            return found.next();
        }
    }

    private static void requireSpace(Path directory, int megabytes) throws IOException {
        Files.createDirectories(directory);
        long free = Files.getFileStore(directory).getUsableSpace() >> 20;
        if (free < megabytes) {
            throw new LocalPostgresException(
                    Reason.RESOURCES,
                    "The database in " + directory + " needs " + megabytes + " MiB of free space to start; " + free
                            + " MiB are free.");
        }
    }

    private static String said(IOException fault) {
        return fault.getClass().getSimpleName() + (fault.getMessage() == null ? "" : ": " + fault.getMessage());
    }
}
