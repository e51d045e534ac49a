package org.tidewaiter.trials.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.tidewaiter.demo.DemoNetwork;
import org.tidewaiter.demo.network.NodeProcess;

/** From the start of a node's process to its first page, its database already there; the other node rests beside it. */
final class Start implements Bench.Measurement {

    private static final int TIMES = 7;
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    @Override
    public void run(DemoNetwork network, PrintStream out) throws Exception {
        NodeProcess node = network.node(DemoNetwork.ESTONIA);
        List<Double> seconds = new ArrayList<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest page =
                    HttpRequest.newBuilder(node.url().resolve("/sign-in")).build();
            for (int i = 0; i < TIMES; i++) {
                node.stop();
                long start = System.nanoTime();
                node.start();
                while (!answers(client, page)) {
                    Thread.sleep(LOOK_EVERY);
                }
                seconds.add((System.nanoTime() - start) / 1e9);
            }
        }
        Collections.sort(seconds);
        out.printf(
                "start to the first page, %d times: median %.1f s, longest %.1f s%n",
                TIMES, seconds.get(TIMES / 2), seconds.getLast());
    }

    private static boolean answers(HttpClient client, HttpRequest page) throws InterruptedException {
        try {
            return client.send(page, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
