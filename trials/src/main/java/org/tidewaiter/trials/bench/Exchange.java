package org.tidewaiter.trials.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
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
        try (HubJournal hub = new HubJournal(network)) {
            load.submitAll(warm, THREADS);
            hub.await(WARM_UP);
        }
        network.node(DemoNetwork.HUB).stop();
        long start = System.nanoTime();
        load.submitAll(first, THREADS);
        print(out, "in   (checked, sealed, signed, stored, queued)", REPORTS, start);
        network.node(DemoNetwork.HUB).start();
        network.node(DemoNetwork.HUB).awaitReady(Duration.ofSeconds(120));
        try (HubJournal hub = new HubJournal(network)) {
            hub.await(WARM_UP + 1L);
            start = System.nanoTime();
            long already = hub.position();
            hub.await(WARM_UP + REPORTS);
            print(out, "out  (sent, verified, stored, receipted)", WARM_UP + REPORTS - already, start);
            start = System.nanoTime();
            load.submitAll(second, THREADS);
            hub.await(WARM_UP + 2L * REPORTS);
            print(out, "both (from hand-in to the hub, sustained)", REPORTS, start);
        }
    }

    private static void print(PrintStream out, String what, long reports, long start) {
        double seconds = (System.nanoTime() - start) / 1e9;
        out.printf("exchange %-46s %,7.0f reports/s (%,d in %.1f s)%n", what, reports / seconds, reports, seconds);
    }
}
