package org.tidewaiter.trials.bench;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.tidewaiter.demo.DatabaseSearch;
import org.tidewaiter.demo.DemoNetwork;

/**
 * Reports a second, both nodes and both databases on this machine.
 *
 * <p>Three figures: into the national node (parsed, checked, nominal part sealed, signed, stored, queued) while the hub is
 * away; out of its lane (dispatched, verified, stored, receipted, receipt verified) from that backlog; and both at once.
 */
final class Exchange implements Bench.Measurement {

    private static final int WARM_UP = 4_000;
    private static final int REPORTS = 20_000;
    private static final int BATCH = 500;
    private static final int THREADS = 2;

    @Override
    public void run(DemoNetwork network, PrintStream out) throws Exception {
        Load load = new Load(network, 1);
        List<String> warm = load.batches(WARM_UP, BATCH);
        List<String> first = load.batches(REPORTS, BATCH);
        List<String> second = load.batches(REPORTS, BATCH);
        try (Connection hub = hub(network)) {
            submit(load, warm);
            await(hub, WARM_UP);
        }
        network.node(DemoNetwork.HUB).stop();
        long start = System.nanoTime();
        submit(load, first);
        print(out, "in   (checked, sealed, signed, stored, queued)", REPORTS, start);
        network.node(DemoNetwork.HUB).start();
        network.node(DemoNetwork.HUB).awaitReady(Duration.ofSeconds(120));
        try (Connection hub = hub(network)) {
            awaitFirst(hub, WARM_UP);
            start = System.nanoTime();
            long already = held(hub);
            await(hub, WARM_UP + REPORTS);
            print(out, "out  (sent, verified, stored, receipted)", WARM_UP + REPORTS - already, start);
            start = System.nanoTime();
            submit(load, second);
            await(hub, WARM_UP + 2L * REPORTS);
            print(out, "both (from hand-in to the hub, sustained)", REPORTS, start);
        }
    }

    private static void print(PrintStream out, String what, long reports, long start) {
        double seconds = (System.nanoTime() - start) / 1e9;
        out.printf("exchange %-46s %,7.0f reports/s (%,d in %.1f s)%n", what, reports / seconds, reports, seconds);
    }

    private static void submit(Load load, List<String> batches) throws Exception {
        Queue<String> queue = new ConcurrentLinkedQueue<>(batches);
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            Callable<Void> work = () -> {
                for (String batch = queue.poll(); batch != null; batch = queue.poll()) {
                    load.submitBatch(batch);
                }
                return null;
            };
            for (Future<Void> done : threads.invokeAll(java.util.Collections.nCopies(THREADS, work))) {
                done.get();
            }
        }
    }

    private static Connection hub(DemoNetwork network) throws Exception {
        return DatabaseSearch.open(network.node(DemoNetwork.HUB).data());
    }

    private static void awaitFirst(Connection hub, long held) throws Exception {
        while (held(hub) <= held) {
            Thread.sleep(20);
        }
    }

    private static void await(Connection hub, long reports) throws Exception {
        while (held(hub) < reports) {
            Thread.sleep(50);
        }
    }

    private static long held(Connection hub) throws Exception {
        try (ResultSet position = hub.createStatement().executeQuery("select position from journal.head")) {
            position.next();
            return position.getLong(1);
        }
    }
}
