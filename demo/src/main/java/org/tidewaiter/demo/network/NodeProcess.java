package org.tidewaiter.demo.network;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One node as a process of its own, on its own data directory. Start, kill and start it again as often as needed; its
 * data stays. Not for use by several threads at once.
 */
public final class NodeProcess implements AutoCloseable {

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(40);
    private static final int WELL = 200;
    private static final int LOG_LINES_SHOWN = 25;

    private final NodeLayout layout;
    private final NodeDescription description;
    private final Path directory;
    private final DatabaseProcess database;
    private @Nullable Process process;

    /**
     * A node that does not run yet.
     *
     * @param directory holds its configuration, its log and its data
     */
    public NodeProcess(NodeLayout layout, NodeDescription description, Path directory) {
        this.layout = layout;
        this.description = description;
        this.directory = directory.toAbsolutePath().normalize();
        this.database = new DatabaseProcess(data().resolve("database/cluster"));
    }

    /** Starts the process; returns without waiting for it to be ready. */
    public void start() throws IOException {
        if (running()) {
            throw new IllegalStateException("node " + name() + " is running");
        }
        Files.createDirectories(directory);
        Path file = configuration();
        Files.writeString(file, description.yaml(data(), layout.databasePrograms()));
        process = TiedProcesses.start(layout.command("node", "--config", file.toString()), log());
    }

    /**
     * Waits until the node can be used: pages, API and exchange answer. It may still be without an agreement, or
     * without a partner that answers.
     *
     * @throws IOException with the end of its log, when it ends or is not ready in time
     */
    public void awaitReady(Duration limit) throws IOException {
        await("/actuator/health/readiness", limit);
    }

    /**
     * Waits until the node is healthy: it could send a signed report now, or has none to send.
     *
     * @throws IOException with the end of its log, when it ends or is not healthy in time
     */
    public void awaitHealthy(Duration limit) throws IOException {
        await("/actuator/health", limit);
    }

    private void await(String page, Duration limit) throws IOException {
        Instant deadline = Instant.now().plus(limit);
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(ANSWER_WITHIN).build()) {
            while (!answersWell(client, page)) {
                if (!running()) {
                    throw new IOException("Node " + name() + " ended before " + page + " was well. " + endOfLog());
                }
                if (Instant.now().isAfter(deadline)) {
                    throw new IOException("Node " + name() + " did not answer well at " + page + " within "
                            + limit.toSeconds() + " s. " + endOfLog());
                }
                pause();
            }
        }
    }

    /** Ends the node as {@code kill -9} does; returns when its process is gone. Its database ends by itself. */
    public void kill() throws IOException {
        Process running = process;
        if (running != null) {
            running.toHandle().destroyForcibly();
            await(running, STOP_WITHIN);
        }
    }

    /**
     * Ends its database server as {@code kill -9} does; the node keeps running and starts another.
     *
     * @return whether one ran
     */
    public boolean killDatabase() throws IOException {
        return database.kill();
    }

    /** Asks the node to end in order, and ends it if it does not; nothing of it runs afterwards. */
    public void stop() throws IOException {
        stop(STOP_WITHIN);
    }

    void stop(Duration limit) throws IOException {
        Process running = process;
        if (running != null) {
            running.toHandle().destroy();
            if (!await(running, limit)) {
                kill();
            }
        }
        database.awaitEnd(STOP_WITHIN);
    }

    @Override
    public void close() throws IOException {
        stop();
    }

    public String name() {
        return description.name();
    }

    public NodeDescription description() {
        return description;
    }

    public boolean running() {
        return process != null && process.isAlive();
    }

    /** The node's process, or -1 when it does not run. */
    public long pid() {
        Process running = process;
        return running == null || !running.isAlive() ? -1 : running.pid();
    }

    /** The process of its embedded database server, or -1 when none runs. */
    public long databasePid() throws IOException {
        return database.pid();
    }

    /** Base address of its pages and API for programs. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + description.ports().pages());
    }

    /** Base address of its pages as people open it; a browser keeps its session apart from that of {@link #url()}. */
    public URI pages() {
        return URI.create("http://localhost:" + description.ports().pages());
    }

    /** What it wrote, over all of its starts. */
    public Path log() {
        return directory.resolve("node.log");
    }

    /** The file that {@code --config} names; written at each start. */
    public Path configuration() {
        return directory.resolve("node.yaml");
    }

    public Path data() {
        return directory.resolve("data");
    }

    private boolean answersWell(HttpClient client, String page) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(url().resolve(page))
                .timeout(ANSWER_WITHIN)
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == WELL;
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (IOException e) {
            return false;
        }
    }

    private String endOfLog() throws IOException {
        List<String> lines = Files.exists(log()) ? Files.readAllLines(log()) : List.of();
        return "The end of " + log() + ":\n"
                + String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
    }

    private static boolean await(Process ending, Duration limit) throws IOException {
        try {
            return ending.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(LOOK_EVERY);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IOException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new IOException("interrupted", cause);
    }
}
