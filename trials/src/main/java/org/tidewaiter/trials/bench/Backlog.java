package org.tidewaiter.trials.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tidewaiter.demo.DatabaseSearch;
import org.tidewaiter.demo.DemoNetwork;
import org.tidewaiter.demo.Peering;
import org.tidewaiter.demo.network.Ports;
import org.tidewaiter.exchange.identity.NodeIdentity;

/**
 * Many reports wait for a partner that was away, and are delivered when it is back, while the sender goes on serving another
 * partner: whether its heap stays, how long the other partner waits meanwhile, and whether both ends hold the same then.
 */
final class Backlog implements Bench.Measurement {

    private static final String AWAY = "CL";
    private static final int REPORTS = 1_000_000;
    private static final int WARM_UP = 4_000;
    private static final int BATCH = 500;
    private static final int AT_ONCE = 10_000;
    private static final int TOLD_EVERY = 100_000;
    private static final int THREADS = 2;
    private static final int PER_SECOND = 10;
    private static final Duration CALM = Duration.ofMinutes(1);
    private static final Duration READY_WITHIN = Duration.ofMinutes(2);
    private static final int LOOKS_AT_HEAP = 5;

    private final int reports;

    Backlog() {
        this(REPORTS);
    }

    private Backlog(int reports) {
        this.reports = reports;
    }

    @Override
    public Bench.Measurement of(int wanted) {
        return new Backlog(wanted);
    }

    @Override
    public List<DemoNetwork.Member> members() {
        return List.of(DemoNetwork.Member.estonia(), new DemoNetwork.Member(AWAY, "Chile", "Chili"));
    }

    /** The two national nodes have a line to each other beside those to the hub. */
    @Override
    public Map<String, Map<String, Object>> ofNode(Path folder, List<Ports> ports) throws IOException {
        Peering peering = new Peering(Clock.systemUTC());
        NodeIdentity hub = identity(peering, folder, DemoNetwork.HUB);
        NodeIdentity sender = identity(peering, folder, DemoNetwork.ESTONIA);
        NodeIdentity away = identity(peering, folder, AWAY);
        Path agreements = folder.resolve("agreements");
        Path between = peering.agree(sender, away, agreements);
        return Map.of(
                DemoNetwork.ESTONIA,
                secondPartner(away, ports.get(2), List.of(peering.agree(sender, hub, agreements), between)),
                AWAY,
                secondPartner(sender, ports.get(1), List.of(peering.agree(away, hub, agreements), between)));
    }

    private static NodeIdentity identity(Peering peering, Path folder, String node) throws IOException {
        return peering.identity(
                node, Files.createDirectories(folder.resolve(node).resolve("data")));
    }

    private static Map<String, Object> secondPartner(NodeIdentity partner, Ports ports, List<Path> agreements) {
        return Map.of(
                "tidewaiter.partners[1].name",
                partner.node(),
                "tidewaiter.partners[1].title",
                Map.of("en", partner.node(), "fr", partner.node()),
                "tidewaiter.partners[1].url",
                "https://127.0.0.1:" + ports.exchange(),
                "tidewaiter.partners[1].key",
                partner.verificationKey().text(),
                "tidewaiter.partners[1].originators",
                List.of(partner.node() + "-CUSTOMS"),
                "tidewaiter.agreements",
                agreements.stream().map(Path::toString).toList());
    }

    @Override
    public void run(DemoNetwork network, PrintStream out) throws Exception {
        Load load = new Load(network, 1);
        try (HubJournal away = new HubJournal(network, AWAY)) {
            load.submitAll(load.batches(WARM_UP, BATCH), THREADS);
            away.await(WARM_UP);
        }
        network.node(AWAY).stop();
        fill(network, load, out);
        try (OtherPartner other = new OtherPartner(network, load)) {
            long calmUntil = System.nanoTime() + CALM.toNanos();
            List<Double> calm = other.serve(() -> System.nanoTime() >= calmUntil);
            network.node(AWAY).start();
            network.node(AWAY).awaitReady(READY_WITHIN);
            List<Double> busy = drain(network, other, out);
            out.println("the other partner, while the backlog waits: " + latency(calm));
            out.println("the other partner, while the backlog drains: " + latency(busy));
            BothEnds.compare(network, DemoNetwork.ESTONIA, AWAY, out);
        }
    }

    private List<Double> drain(DemoNetwork network, OtherPartner other, PrintStream out) throws Exception {
        long process = network.node(DemoNetwork.ESTONIA).pid();
        List<Double> heaps = new ArrayList<>(List.of(LiveHeap.after(process)));
        List<Double> waits = new ArrayList<>();
        long start = System.nanoTime();
        try (HubJournal away = new HubJournal(network, AWAY)) {
            long already = away.position();
            long left = WARM_UP + reports - already;
            for (int look = 1; look <= LOOKS_AT_HEAP; look++) {
                long until = already + left * look / LOOKS_AT_HEAP;
                waits.addAll(other.serve(() -> away.position() >= until));
                heaps.add(LiveHeap.after(process));
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            out.printf(
                    "backlog drained at %,.0f reports/s (%,d in %.0f s) beside %d/s for another partner%n",
                    left / seconds, left, seconds, PER_SECOND);
        }
        out.println("live heap of the sender before and during, MiB: "
                + heaps.stream().map("%.0f"::formatted).collect(Collectors.joining(", ")));
        return waits;
    }

    private void fill(DemoNetwork network, Load load, PrintStream out) throws Exception {
        long start = System.nanoTime();
        for (int done = 0; done < reports; done += AT_ONCE) {
            load.submitAll(load.batches(Math.min(AT_ONCE, reports - done), BATCH), THREADS);
            if ((done + AT_ONCE) % TOLD_EVERY == 0) {
                out.printf("%,d handed in after %.0f s%n", done + AT_ONCE, (System.nanoTime() - start) / 1e9);
            }
        }
        try (HubJournal hub = new HubJournal(network)) {
            hub.await(WARM_UP + reports);
            hub.awaitFollowed();
        }
        out.printf("%,d wait for the partner that is away, after %.0f s%n", reports, (System.nanoTime() - start) / 1e9);
    }

    /** The partner that was not away: some reports a second, and how long each takes to be visible there. */
    private static final class OtherPartner implements AutoCloseable {

        private final Load load;
        private final Connection hub;
        private final Arrivals arrivals;
        private long next = System.nanoTime();

        OtherPartner(DemoNetwork network, Load load) throws IOException, SQLException {
            this.load = load;
            this.hub = DatabaseSearch.open(network.node(DemoNetwork.HUB).data());
            this.arrivals = new Arrivals(hub);
        }

        /** Serves it until then; seconds from release to visible, without what arrived before. */
        List<Double> serve(Until until) throws Exception {
            arrivals.next();
            List<Double> seconds = new ArrayList<>();
            while (!until.reached()) {
                if (System.nanoTime() >= next) {
                    load.submit(load.next());
                    next = Math.max(next + Duration.ofSeconds(1).toNanos() / PER_SECOND, System.nanoTime());
                }
                seconds.addAll(arrivals.next());
                Thread.sleep(Arrivals.LOOK_EVERY);
            }
            return seconds;
        }

        @Override
        public void close() throws SQLException {
            arrivals.close();
            hub.close();
        }
    }

    private interface Until {
        boolean reached() throws SQLException;
    }

    private static String latency(List<Double> seconds) {
        Quantiles latency = new Quantiles(seconds);
        return "%d reports, p50 %.3f s, p95 %.3f s, p99 %.3f s"
                .formatted(latency.count(), latency.at(0.5), latency.at(0.95), latency.at(0.99));
    }
}
