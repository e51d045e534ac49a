package org.tidewaiter.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidewaiter.postgres.LocalPostgresException.Reason;

/**
 * A server that outlived the Java process which started it. It is stopped, not adopted: a server of our own is our
 * child, ends with us and runs with the settings of today.
 *
 * <p>Called by the holder of the directory's lock only, so that no living owner can be meant.
 */
final class Orphan {

    private static final Logger LOG = LoggerFactory.getLogger(Orphan.class);
    private static final Duration FAST = Duration.ofSeconds(20);
    private static final Duration IMMEDIATE = Duration.ofSeconds(10);

    private Orphan() {}

    static void clear(Path data, Commands commands) throws IOException {
        Optional<PidFile> left = PidFile.read(data);
        if (left.isEmpty()) {
            return;
        }
        Optional<ProcessHandle> process = ProcessHandle.of(left.get().pid())
                .filter(ProcessHandle::isAlive)
                .filter(found -> serves(found, data));
        if (process.isPresent()) {
            LOG.info(
                    "Stopping a PostgreSQL that outlived its node (process {})",
                    process.get().pid());
            stop(process.get(), data, commands);
        } else if (ProcessHandle.of(left.get().pid()).isPresent()) {
            // The number now belongs to a stranger, for which PostgreSQL would wait for ever.
            Files.deleteIfExists(PidFile.in(data));
        }
    }

    /** Asks fast, then immediately, then ends the process; returns when it is gone. */
    static void stop(ProcessHandle process, Path data, Commands commands) throws IOException {
        for (String mode : List.of("fast", "immediate")) {
            Duration limit = mode.equals("fast") ? FAST : IMMEDIATE;
            commands.run(
                    limit.plusSeconds(2),
                    "pg_ctl",
                    List.of("stop", "-D", data.toString(), "-m", mode, "-w", "-t", Long.toString(limit.toSeconds())));
            if (ended(process, Duration.ofSeconds(1))) {
                return;
            }
        }
        process.destroyForcibly();
        if (!ended(process, IMMEDIATE)) {
            throw new LocalPostgresException(
                    Reason.IN_USE, "PostgreSQL process " + process.pid() + " on " + data + " cannot be ended.");
        }
    }

    private static boolean serves(ProcessHandle process, Path data) {
        try {
            // A server works in its data directory; Linux shows that, other systems at least the program.
            return Path.of("/proc", Long.toString(process.pid()), "cwd")
                    .toRealPath()
                    .equals(data);
        } catch (IOException e) {
            return process.info().command().orElse("").contains("postgres");
        }
    }

    private static boolean ended(ProcessHandle process, Duration limit) {
        CompletableFuture<ProcessHandle> exit = process.onExit();
        try {
            exit.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            throw Pause.interrupted(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
