package org.tidewaiter.trials.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.tidewaiter.demo.DatabaseSearch;
import org.tidewaiter.demo.DemoNetwork;
import org.tidewaiter.demo.Peering;
import org.tidewaiter.demo.network.Ports;
import org.tidewaiter.exchange.identity.NodeIdentity;

/**
 * Many reports wait for a partner that was away, and are delivered when it is back, while the sender goes on serving another
 * partner: whether its heap stays, and how long the other partner waits meanwhile.
 */
final class Backlog implements Bench.Measurement {

    private static final String AWAY = "CL";
    private static final int REPORTS = 1_000_000;
    private static final int WARM_UP = 4_000;
    private static final int BATCH = 500;
    private static final int AT_ONCE = 10_000;
    private static final int THREADS = 2;
    private static final int PER_SECOND = 10;
    private static final int CALM_SECONDS = 60;
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
        String between = peering.agree(sender, away, agreements).toString();
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

    private static Map<String, Object> secondPartner(NodeIdentity partner, Ports ports, List<Object> agreements) {
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
                agreements.stream().map(Object::toString).toList());
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
        long process = network.node(DemoNetwork.ESTONIA).pid();
        List<Double> heaps = new ArrayList<>(List.of(LiveHeap.after(process)));
        List<Double> calm = new ArrayList<>();
        List<Double> busy = new ArrayList<>();
        try (Connection hub = DatabaseSearch.open(network.node(DemoNetwork.HUB).data());
                Arrivals arrivals = new Arrivals(hub)) {
            arrivals.next();
            Pace pace = new Pace(load::next, load);
            long calmUntil =
                    System.nanoTime() + Duration.ofSeconds(CALM_SECONDS).toNanos();
            while (System.nanoTime() < calmUntil) {
                pace.step();
                calm.addAll(arrivals.next());
            }
            network.node(AWAY).start();
            network.node(AWAY).awaitReady(Duration.ofSeconds(120));
            long start = System.nanoTime();
            try (HubJournal away = new HubJournal(network, AWAY)) {
                long already = away.position();
                for (int look = 1; look <= LOOKS_AT_HEAP; look++) {
                    long until = already + (WARM_UP + reports - already) * look / LOOKS_AT_HEAP;
                    while (away.position() < until) {
                        pace.step();
                        busy.addAll(arrivals.next());
                    }
                    heaps.add(LiveHeap.after(process));
                    arrivals.next(); // what stood still for the collection says nothing of the lanes
                }
                double seconds = (System.nanoTime() - start) / 1e9;
                out.printf(
                        "backlog drained at %,.0f reports/s (%,d in %.0f s) beside %d/s for another partner%n",
                        (WARM_UP + reports - already) / seconds, WARM_UP + reports - already, seconds, PER_SECOND);
            }
        }
        out.println("the other partner, while the backlog waits: " + latency(calm));
        out.println("the other partner, while the backlog drains: " + latency(busy));
        out.println("live heap of the sender before and during, MiB: "
                + heaps.stream().map("%.0f"::formatted).collect(Collectors.joining(", ")));
    }

    private void fill(DemoNetwork network, Load load, PrintStream out) throws Exception {
        long start = System.nanoTime();
        for (int done = 0; done < reports; done += AT_ONCE) {
            load.submitAll(load.batches(Math.min(AT_ONCE, reports - done), BATCH), THREADS);
        }
        try (HubJournal hub = new HubJournal(network)) {
            hub.await(WARM_UP + reports);
            hub.awaitFollowed();
        }
        out.printf("%,d wait for the partner that is away, after %.0f s%n", reports, (System.nanoTime() - start) / 1e9);
    }

    /** One report, ten times a second. */
    private static final class Pace {

        private final Supplier<String> reports;
        private final Load load;
        private long next = System.nanoTime();

        Pace(Supplier<String> reports, Load load) {
            this.reports = reports;
            this.load = load;
        }

        void step() throws IOException, InterruptedException {
            if (System.nanoTime() >= next) {
                load.submit(reports.get());
                next = Math.max(next + Duration.ofSeconds(1).toNanos() / PER_SECOND, System.nanoTime());
            }
            Thread.sleep(Arrivals.LOOK_EVERY);
        }
    }

    private static String latency(List<Double> seconds) {
        Quantiles latency = new Quantiles(seconds);
        return "%d reports, p50 %.3f s, p95 %.3f s, p99 %.3f s"
                .formatted(latency.count(), latency.at(0.5), latency.at(0.95), latency.at(0.99));
    }
}
