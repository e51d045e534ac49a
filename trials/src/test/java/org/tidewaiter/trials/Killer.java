package org.tidewaiter.trials;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.tidewaiter.demo.network.NodeProcess;

/**
 * Kills as {@code kill -9} does, and starts again what it killed. Most kills come at a random moment after all nodes
 * have become ready, some while one is still starting.
 */
final class Killer {

    private static final int LONGEST_PEACE_MILLIS = 1500;
    private static final double INTO_THE_START = 0.3;

    private final TrialNetwork network;
    private final SplittableRandom random;
    private final PrintStream out;
    private final Map<String, Integer> killed = new TreeMap<>();
    private final AtomicInteger kills = new AtomicInteger();
    private int supervised;

    Killer(TrialNetwork network, long seed, PrintStream out) {
        this.network = network;
        this.random = new SplittableRandom(~seed);
        this.out = out;
    }

    void kill(int times) throws Exception {
        List<NodeProcess> nodes = network.demo().nodes();
        while (kills.get() < times) {
            if (random.nextDouble() >= INTO_THE_START) {
                awaitAll();
            }
            Thread.sleep(random.nextInt(LONGEST_PEACE_MILLIS));
            NodeProcess node = nodes.get(random.nextInt(nodes.size()));
            boolean database = random.nextBoolean();
            if (database ? node.killDatabase() : strike(node)) {
                killed.merge(node.name() + (database ? " database" : " node"), 1, Integer::sum);
                int done = kills.incrementAndGet();
                if (done % 10 == 0) {
                    out.println("kill trial: " + done + " kills of " + times);
                }
            }
        }
    }

    /** Kills so far. */
    int kills() {
        return kills.get();
    }

    private static boolean strike(NodeProcess node) throws IOException {
        boolean ran = node.running();
        node.kill();
        node.start();
        return ran;
    }

    /** Waits until all nodes answer; one that ended by itself is started again, as a supervisor would. */
    void awaitAll() throws Exception {
        Instant deadline = Instant.now().plus(TrialNetwork.READY);
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            for (NodeProcess node : network.demo().nodes()) {
                while (!ready(client, node.url())) {
                    if (!node.running()) {
                        supervised++;
                        out.println("kill trial: " + node.name() + " ended by itself and is started again");
                        node.start();
                    }
                    if (Instant.now().isAfter(deadline)) {
                        throw new AssertionError(node.name() + " did not come back; see " + node.log());
                    }
                    Thread.sleep(50);
                }
            }
        }
    }

    private static boolean ready(HttpClient client, URI node) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(node.resolve("/actuator/health/readiness"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException away) {
            return false;
        }
    }

    String summary() {
        return "killed " + killed + ", ended by themselves " + supervised;
    }
}
