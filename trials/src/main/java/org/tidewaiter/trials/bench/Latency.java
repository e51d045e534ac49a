package org.tidewaiter.trials.bench;

import java.io.PrintStream;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.tidewaiter.demo.DatabaseSearch;
import org.tidewaiter.demo.DemoNetwork;

/** From release to visible at the hub, while reports come in one by one at a steady rate, whatever the node does. */
final class Latency implements Bench.Measurement {

    private static final int PER_SECOND = 50;
    private static final int WARM_UP_SECONDS = 30;
    private static final int SECONDS = 60;

    @Override
    public void run(DemoNetwork network, PrintStream out) throws Exception {
        Load load = new Load(network, 2);
        SteadyLoad steady = new SteadyLoad(load, PER_SECOND, WARM_UP_SECONDS, 1);
        List<String> reports = new ArrayList<>();
        for (int i = 0; i < steady.warmUp() + PER_SECOND * SECONDS; i++) {
            reports.add(load.next());
        }
        Iterator<String> next = reports.iterator();
        Thread submitting = steady.start(reports.size(), next::next);
        List<Double> seconds = watch(network, reports.size(), steady);
        submitting.join();
        Quantiles measured = new Quantiles(seconds.subList(steady.warmUp(), seconds.size()));
        out.printf(
                "latency release to visible at the hub, %d reports at %d/s: p50 %.3f s, p95 %.3f s, p99 %.3f s, max %.3f s%n",
                measured.count(), PER_SECOND, measured.at(0.5), measured.at(0.95), measured.at(0.99), measured.at(1));
    }

    private static List<Double> watch(DemoNetwork network, int reports, SteadyLoad steady) throws Exception {
        List<Double> seconds = new ArrayList<>(reports);
        try (Connection hub = DatabaseSearch.open(network.node(DemoNetwork.HUB).data());
                Arrivals arrivals = new Arrivals(hub)) {
            while (seconds.size() < reports) {
                steady.requireAllTaken();
                seconds.addAll(arrivals.next());
                Thread.sleep(Arrivals.LOOK_EVERY);
            }
        }
        return seconds;
    }
}
