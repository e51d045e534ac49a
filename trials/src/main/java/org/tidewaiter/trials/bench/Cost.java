package org.tidewaiter.trials.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tidewaiter.demo.DemoNetwork;
import org.tidewaiter.demo.network.NodeLayout;
import org.tidewaiter.demo.network.NodeProcess;
import org.tidewaiter.demo.network.Ports;
import org.tidewaiter.demo.network.Trees;

/**
 * What signing, logging and receipting cost: the same reports from hand-in to the hub by the nodes as they are, and by nodes
 * in which every signature, its verification and the log of acceptances are constants. Both by turns, so that what else the
 * machine does meets both. The receipt's own text stays in both, for it carries the outcomes.
 */
final class Cost implements Bench.Measurement {

    private static final int ROUNDS = 3;
    private static final int BATCH = 500;
    private static final int THREADS = 2;
    private static final int REPORTS = 20_000;

    private final int reports;

    Cost() {
        this(REPORTS);
    }

    private Cost(int reports) {
        this.reports = reports;
    }

    @Override
    public Bench.Measurement of(int wanted) {
        return new Cost(wanted);
    }

    /** One make of the nodes, with what it has measured so far. */
    private static final class Make implements AutoCloseable {

        private final String name;
        private final DemoNetwork network;
        private final Load load;
        private final List<Double> perSecond = new ArrayList<>();

        Make(String name, NodeLayout layout, Path folder, List<DemoNetwork.Member> members) throws Exception {
            this.name = name;
            this.network = DemoNetwork.prepare(layout, folder, members, List.of(Ports.free(), Ports.free()), Map.of());
            this.load = new Load(network, 1);
        }

        void measure(int reports, PrintStream out) throws Exception {
            List<String> warm = load.batches(reports / 2, BATCH);
            List<String> measured = load.batches(reports, BATCH);
            network.start();
            try (HubJournal hub = new HubJournal(network)) {
                long before = hub.position();
                load.submitAll(warm, THREADS);
                hub.await(before + reports / 2);
                long start = System.nanoTime();
                load.submitAll(measured, THREADS);
                hub.await(before + reports / 2 + reports);
                perSecond.add(reports / ((System.nanoTime() - start) / 1e9));
                out.printf("cost %-36s %,7.0f reports/s%n", name, perSecond.getLast());
            }
            for (NodeProcess node : network.nodes()) {
                node.stop();
            }
        }

        @Override
        public void close() throws IOException {
            network.close();
        }

        /** Seconds for one report, over all rounds. */
        double seconds() {
            return perSecond.stream().mapToDouble(rate -> 1 / rate).sum() / perSecond.size();
        }
    }

    @Override
    public void run(DemoNetwork network, PrintStream out) throws Exception {
        network.close();
        Path folder = Files.createTempDirectory("tidewaiter-cost");
        NodeLayout layout = NodeLayout.ofThisBuild();
        Path agent = ConstantProofs.write(folder.resolve("constant-proofs.jar"));
        try (Make real = new Make("signed, logged, receipted", layout, folder.resolve("real"), members());
                Make constant = new Make(
                        "these three constant",
                        layout.with("-javaagent:" + agent),
                        folder.resolve("constant"),
                        members())) {
            for (int round = 0; round < ROUNDS; round++) {
                real.measure(reports, out);
                constant.measure(reports, out);
            }
            out.printf(
                    "cost of signing, logging and receipting: %.2f of the delivery without%n",
                    real.seconds() / constant.seconds());
        }
        Trees.delete(folder);
    }
}
