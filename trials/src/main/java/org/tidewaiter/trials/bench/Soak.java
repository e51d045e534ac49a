package org.tidewaiter.trials.bench;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.tidewaiter.demo.DatabaseSearch;
import org.tidewaiter.demo.DemoNetwork;
import org.tidewaiter.demo.network.NodeProcess;

/**
 * A hundred reports a second, ten to a request, for a long time: how memory, latency and databases go, minute by minute, and whether the last
 * third is as good as the first. The live heap is taken by a full collection at the ends of the thirds alone, so that
 * the measuring costs the nodes little.
 */
final class Soak implements Bench.Measurement {

    private static final int PER_SECOND = 100;

    /** As a system hands on what it has recorded; one by one, a machine of two cores takes half as many. */
    private static final int TOGETHER = 10;

    private static final int WARM_UP_SECONDS = 60;
    private static final Duration LEFT_WITHIN = Duration.ofMinutes(3);
    private static final int MINUTES = 30;

    /** How much worse the last third may be and still be called flat. */
    private static final double FLAT = 1.25;

    private static final double MOST_HEAP_MORE_MIB = 32;

    private final int minutes;

    Soak() {
        this(MINUTES);
    }

    private Soak(int minutes) {
        this.minutes = minutes;
    }

    @Override
    public Bench.Measurement of(int wanted) {
        return new Soak(Math.max(3, wanted));
    }

    /** Live heap of every node, in the order of the network. */
    private record Heap(List<Double> mebibytes) {

        static Heap of(DemoNetwork network) throws Exception {
            List<Double> all = new ArrayList<>();
            for (NodeProcess node : network.nodes()) {
                all.add(LiveHeap.after(node.pid()));
            }
            return new Heap(all);
        }

        String inWords(DemoNetwork network) {
            List<String> words = new ArrayList<>();
            for (int i = 0; i < mebibytes.size(); i++) {
                words.add("%s %.0f MiB".formatted(network.nodes().get(i).name(), mebibytes.get(i)));
            }
            return String.join(", ", words);
        }
    }

    @Override
    public void run(DemoNetwork network, PrintStream out) throws Exception {
        Load load = new Load(network, 3);
        SteadyLoad steady = new SteadyLoad(load, PER_SECOND, WARM_UP_SECONDS, TOGETHER);
        int reports = steady.warmUp() + PER_SECOND * 60 * minutes;
        List<List<Double>> byMinute = new ArrayList<>();
        List<Future<Heap>> heaps = new ArrayList<>();
        try (ExecutorService aside = Executors.newSingleThreadExecutor();
                Connection hub =
                        DatabaseSearch.open(network.node(DemoNetwork.HUB).data());
                Arrivals arrivals = new Arrivals(hub)) {
            long start = System.nanoTime();
            Thread submitting = steady.start(reports, load::next);
            watch(steady, arrivals, start + Duration.ofSeconds(WARM_UP_SECONDS).toNanos());
            heaps.add(aside.submit(() -> Heap.of(network)));
            for (int minute = 1; minute <= minutes; minute++) {
                int before = steady.taken();
                int lost = steady.lost();
                List<Double> seconds = watch(
                        steady,
                        arrivals,
                        start
                                + Duration.ofSeconds(WARM_UP_SECONDS + 60L * minute)
                                        .toNanos());
                byMinute.add(seconds);
                out.printf(
                        "minute %2d: sent %d, not taken %d, %s; %s%n",
                        minute, steady.taken() - before, steady.lost() - lost, latency(seconds), sizes(network));
                if (minute % (minutes / 3) == 0 && heaps.size() <= 3) {
                    heaps.add(aside.submit(() -> Heap.of(network)));
                }
            }
            submitting.join();
            double after = awaitAll(steady, hub);
            out.printf(
                    "%d of %d not taken; the others visible %.1f s after the last was sent%n",
                    steady.lost(), reports, after);
        }
        verdict(network, out, byMinute, taken(heaps));
    }

    private static List<Heap> taken(List<Future<Heap>> heaps) throws Exception {
        List<Heap> taken = new ArrayList<>();
        for (Future<Heap> heap : heaps) {
            taken.add(heap.get());
        }
        return taken;
    }

    private static String latency(List<Double> seconds) {
        Quantiles latency = new Quantiles(seconds);
        return "visible %d, latency p50 %.3f s, p95 %.3f s, p99 %.3f s"
                .formatted(latency.count(), latency.at(0.5), latency.at(0.95), latency.at(0.99));
    }

    /** Memory of each node's process, and how much its database holds. */
    private static String sizes(DemoNetwork network) throws Exception {
        List<String> words = new ArrayList<>();
        for (NodeProcess node : network.nodes()) {
            try (Connection database = DatabaseSearch.open(node.data())) {
                words.add("%s %.0f MiB, its database %d MiB"
                        .formatted(
                                node.name(),
                                Machine.proportionalMemory(node.pid()),
                                number(database, "select pg_database_size(current_database()) / 1048576")));
            }
        }
        return String.join("; ", words);
    }

    /** Seconds from release to visible of what arrives until then. */
    private static List<Double> watch(SteadyLoad steady, Arrivals arrivals, long until) throws Exception {
        List<Double> seconds = new ArrayList<>();
        while (System.nanoTime() < until) {
            steady.requireWell();
            seconds.addAll(arrivals.next());
            Thread.sleep(Arrivals.LOOK_EVERY);
        }
        return seconds;
    }

    private static long number(Connection database, String query) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static double awaitAll(SteadyLoad steady, Connection hub) throws Exception {
        long start = System.nanoTime();
        while (number(hub, "select count(*) from registry.report") < steady.taken()) {
            steady.requireWell();
            if (System.nanoTime() - start > LEFT_WITHIN.toNanos()) {
                throw new IllegalStateException("not all reports are visible at the hub");
            }
            Thread.sleep(Arrivals.LOOK_EVERY);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private void verdict(DemoNetwork network, PrintStream out, List<List<Double>> byMinute, List<Heap> heaps) {
        int third = minutes / 3;
        Quantiles first = third(byMinute.subList(0, third));
        Quantiles last = third(byMinute.subList(minutes - third, minutes));
        for (double share : new double[] {0.5, 0.95, 0.99}) {
            out.printf(
                    "latency p%.0f: first third %.3f s, last third %.3f s: %s%n",
                    share * 100, first.at(share), last.at(share), flat(last.at(share) <= first.at(share) * FLAT));
        }
        Heap before = heaps.get(1);
        Heap after = heaps.getLast();
        boolean steady = true;
        for (int i = 0; i < before.mebibytes().size(); i++) {
            steady &= after.mebibytes().get(i) <= before.mebibytes().get(i) + MOST_HEAP_MORE_MIB;
        }
        out.println("live heap after the warm-up, and after each third: "
                + heaps.stream().map(heap -> heap.inWords(network)).collect(Collectors.joining("; ")) + ": "
                + flat(steady));
    }

    private static Quantiles third(List<List<Double>> minutes) {
        return new Quantiles(minutes.stream().flatMap(List::stream).toList());
    }

    private static String flat(boolean flat) {
        return flat ? "flat" : "not flat";
    }
}
