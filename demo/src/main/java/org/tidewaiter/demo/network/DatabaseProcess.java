package org.tidewaiter.demo.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The database server of a node, seen from outside through the file in which it names its process. */
record DatabaseProcess(Path cluster) {

    /** Ends the server as {@code kill -9} does; does nothing when none runs. */
    void kill() throws IOException {
        Optional<ProcessHandle> server = find();
        if (server.isPresent()) {
            server.get().destroyForcibly();
            ended(server.get(), Duration.ofSeconds(10));
        }
    }

    /** The server's process, or -1 when none runs. */
    long pid() throws IOException {
        return find().map(ProcessHandle::pid).orElse(-1L);
    }

    /** Waits until the server has ended, and ends it when it takes longer than that. */
    void awaitEnd(Duration limit) throws IOException {
        Optional<ProcessHandle> server = find();
        if (server.isPresent() && !ended(server.get(), limit)) {
            kill();
        }
    }

    private Optional<ProcessHandle> find() throws IOException {
        try {
            List<String> lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
            return lines.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                            .filter(ProcessHandle::isAlive)
                            .filter(this::serves);
        } catch (NoSuchFileException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** A number from an old file may meanwhile belong to a stranger; a server works in its own directory. */
    private boolean serves(ProcessHandle process) {
        try {
            return Path.of("/proc", Long.toString(process.pid()), "cwd")
                    .toRealPath()
                    .equals(cluster.toRealPath());
        } catch (IOException e) {
            return process.info().command().orElse("").contains("postgres");
        }
    }

    private static boolean ended(ProcessHandle process, Duration limit) throws IOException {
        try {
            process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
