package org.tidewaiter.demo.network;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/**
 * The JDK's ahead-of-time cache of a node: one node is started on a throw-away database, looked at, and ended in order;
 * what Java then has loaded and linked starts the next ones in a third of the time. About 110 MB on disk.
 */
final class StartupCache {

    private static final Duration READY_WITHIN = Duration.ofMinutes(3);
    private static final Duration RECORDED_WITHIN = Duration.ofMinutes(4);
    private static final List<String> PAGES =
            List.of("/actuator/health", "/", "/sign-in", "/api/v1/reports", "/api/v1/vocabulary", "/api/openapi.json");

    private final NodeLayout layout;

    StartupCache(NodeLayout layout) {
        this.layout = layout;
    }

    /**
     * Records the cache.
     *
     * @throws IOException when the node does not start, or Java records nothing; nodes then start without
     */
    void record() throws IOException {
        Path directory = Files.createTempDirectory("tidewaiter-recording");
        Path fresh = layout.folder().resolve("node.aot.fresh");
        try {
            startLookAndEnd(recording(fresh), directory);
            if (!Files.isRegularFile(fresh)) {
                throw new IOException("Java recorded nothing");
            }
            Files.move(fresh, layout.cache(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
            Trees.delete(directory);
        }
    }

    /** Java names every class that it leaves out; we only ask whether there is a cache in the end. */
    private NodeLayout recording(Path fresh) {
        return layout.with("-XX:AOTCacheOutput=" + fresh).with("-Xlog:aot*=off").with("-Xlog:cds*=off");
    }

    private static void startLookAndEnd(NodeLayout recording, Path directory) throws IOException {
        NodeDescription description =
                NodeDescription.national("REC", "ZZ-RECORDING", "Recording", "Enregistrement", Ports.free());
        NodeProcess node = new NodeProcess(recording, description, directory);
        node.start();
        try {
            node.awaitReady(READY_WITHIN);
            look(node.url());
        } finally {
            node.stop(RECORDED_WITHIN);
        }
    }

    private static void look(URI node) throws IOException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String page : PAGES) {
                HttpRequest request = HttpRequest.newBuilder(node.resolve(page))
                        .timeout(Duration.ofSeconds(30))
                        .build();
                client.send(request, HttpResponse.BodyHandlers.discarding());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
