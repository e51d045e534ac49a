package org.tidewaiter.postgres;

import static java.util.Objects.requireNonNull;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a {@link LocalPostgres} is started with.
 *
 * @param directory holds the cluster, its password and the server's log; made when absent
 * @param programs folder under which the PostgreSQL programs are unpacked once; several servers may share it
 * @param port TCP port on 127.0.0.1, or 0 for the port of the last start if it is free and any free one otherwise
 * @param maxConnections connections that the server accepts
 * @param sharedBuffersMegabytes the server's page cache, in MiB
 * @param durable whether a commit is on disk when it returns; false is for throw-away data only
 * @param startTimeout longest wait for a start, recovery after a crash included
 * @param spaceNeededMegabytes free space, in MiB, below which the server is not started
 */
public record LocalPostgresSettings(
        Path directory,
        Path programs,
        int port,
        int maxConnections,
        int sharedBuffersMegabytes,
        boolean durable,
        Duration startTimeout,
        int spaceNeededMegabytes) {

    private static final int MANY_CONNECTIONS = 200;

    private static final int SMALL_CACHE = 128;
    private static final int LARGE_CACHE = 1024;

    /** The share of the machine's memory that one server's page cache may grow to. */
    private static final int SHARE_OF_MEMORY = 16;

    public LocalPostgresSettings {
        requireNonNull(directory, "directory");
        requireNonNull(programs, "programs");
        requireNonNull(startTimeout, "startTimeout");
        require(port >= 0 && port <= 65_535, "port is not between 0 and 65535");
        require(maxConnections >= 5, "maxConnections is below 5");
        require(sharedBuffersMegabytes >= 16, "sharedBuffersMegabytes is below 16");
        require(!startTimeout.isNegative() && !startTimeout.isZero(), "startTimeout is not positive");
        require(spaceNeededMegabytes >= 0, "spaceNeededMegabytes is negative");
    }

    /**
     * The defaults of a node: durable, any free port, the programs beside the data. The page cache takes memory only as far
     * as pages are read; it may grow to a sixteenth of the machine's, 128 MiB at least and 1 GiB at most.
     */
    public static LocalPostgresSettings in(Path directory) {
        return new LocalPostgresSettings(
                directory,
                directory.resolve("programs"),
                0,
                60,
                cacheOfThisMachine(),
                true,
                Duration.ofMinutes(5),
                256);
    }

    private static int cacheOfThisMachine() {
        long memory = ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getTotalMemorySize() >> 20
                : 0;
        return (int) Math.clamp(memory / SHARE_OF_MEMORY, SMALL_CACHE, LARGE_CACHE);
    }

    public LocalPostgresSettings withPrograms(Path folder) {
        return new LocalPostgresSettings(
                directory,
                folder,
                port,
                maxConnections,
                sharedBuffersMegabytes,
                durable,
                startTimeout,
                spaceNeededMegabytes);
    }

    public LocalPostgresSettings withPort(int fixed) {
        return new LocalPostgresSettings(
                directory,
                programs,
                fixed,
                maxConnections,
                sharedBuffersMegabytes,
                durable,
                startTimeout,
                spaceNeededMegabytes);
    }

    public LocalPostgresSettings withSpaceNeededMegabytes(int megabytes) {
        return new LocalPostgresSettings(
                directory, programs, port, maxConnections, sharedBuffersMegabytes, durable, startTimeout, megabytes);
    }

    /**
     * For data that may be lost at any moment: nothing is flushed, which makes tests and code generation quick, and many of them
     * may be connected.
     */
    public LocalPostgresSettings throwAway() {
        return new LocalPostgresSettings(
                directory, programs, port, MANY_CONNECTIONS, SMALL_CACHE, false, startTimeout, spaceNeededMegabytes);
    }

    private static void require(boolean holds, String fault) {
        if (!holds) {
            throw new IllegalArgumentException(fault);
        }
    }
}
