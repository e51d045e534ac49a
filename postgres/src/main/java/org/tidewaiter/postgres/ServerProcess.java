package org.tidewaiter.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tidewaiter.postgres.LocalPostgresException.Reason;

/** One running server. The thread that spawns it must live as long as it should. */
final class ServerProcess {

    private static final long LARGEST_LOG = 8L << 20;
    private static final int LOG_LINES_SHOWN = 12;
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final Process process;
    private final Path data;
    private final Path log;
    private final Commands commands;

    private ServerProcess(Process process, Path data, Path log, Commands commands) {
        this.process = process;
        this.data = data;
        this.log = log;
        this.commands = commands;
    }

    static ServerProcess spawn(LocalPostgresSettings settings, Cluster cluster, Commands commands, int port)
            throws IOException {
        Path log = settings.directory().resolve("server.log");
        if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
            Files.move(log, log.resolveSibling("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        List<String> arguments = new ArrayList<>(List.of("-D", cluster.data().toString()));
        for (String option : options(settings, port)) {
            arguments.add("-c");
            arguments.add(option);
        }
        Process process = commands.bound("INT", "postgres", arguments)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        return new ServerProcess(process, cluster.data(), log, commands);
    }

    private static List<String> options(LocalPostgresSettings settings, int port) {
        String flush = settings.durable() ? "on" : "off";
        return List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "port=" + port,
                "max_connections=" + settings.maxConnections(),
                "shared_buffers=" + settings.sharedBuffersMegabytes() + "MB",
                "fsync=" + flush,
                "full_page_writes=" + flush,
                "synchronous_commit=" + flush,
                "max_wal_size=1GB",
                "checkpoint_completion_target=0.9",
                "password_encryption=scram-sha-256",
                "timezone=UTC",
                "log_timezone=UTC",
                "jit=off",
                // The default assumes a disk that turns; on others it keeps the planner from indexes that are quicker.
                "random_page_cost=1.1",
                // The log names no values: neither the statement at fault nor the row that it met.
                "log_error_verbosity=terse",
                "log_min_error_statement=panic",
                "log_statement=none",
                "log_parameter_max_length=0",
                "log_parameter_max_length_on_error=0");
    }

    long pid() {
        return process.pid();
    }

    boolean alive() {
        return process.isAlive();
    }

    void awaitReady(Duration limit) throws IOException {
        Instant deadline = Instant.now().plus(limit);
        while (!ready()) {
            if (!process.isAlive()) {
                throw didNotStart("PostgreSQL ended at its start.");
            }
            if (Instant.now().isAfter(deadline)) {
                throw didNotStart("PostgreSQL was not ready within " + limit.toSeconds() + " s.");
            }
            Pause.of(LOOK_EVERY);
        }
    }

    void awaitEnd() {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw Pause.interrupted(e);
        }
    }

    void stop() throws IOException {
        if (process.isAlive()) {
            Orphan.stop(process.toHandle(), data, commands);
        }
    }

    private boolean ready() throws IOException {
        Optional<PidFile> file = PidFile.read(data);
        return file.isPresent()
                && file.get().pid() == process.pid()
                && file.get().ready();
    }

    private LocalPostgresException didNotStart(String what) throws IOException {
        List<String> lines = Files.exists(log) ? Files.readAllLines(log, StandardCharsets.UTF_8) : List.of();
        String end = String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
        return new LocalPostgresException(Reason.DID_NOT_START, what + " The end of its log (" + log + "):\n" + end);
    }
}
