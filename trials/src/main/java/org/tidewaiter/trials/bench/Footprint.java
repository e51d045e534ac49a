package org.tidewaiter.trials.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.tidewaiter.demo.DemoNetwork;
import org.tidewaiter.demo.network.NodeProcess;

/** Memory of a node at rest, and of its database beside it. */
final class Footprint implements Bench.Measurement {

    private static final Duration REST = Duration.ofSeconds(45);

    @Override
    public void run(DemoNetwork network, PrintStream out) throws Exception {
        Thread.sleep(REST);
        for (NodeProcess node : network.nodes()) {
            out.printf(
                    "footprint %-7s node %.0f MiB, its database %.0f MiB (proportional set size, after %d s at rest)%n",
                    node.name(), Machine.proportionalMemory(node.pid()), database(node), REST.toSeconds());
        }
    }

    private static double database(NodeProcess node) throws IOException {
        long server = node.databasePid();
        List<ProcessHandle> all = ProcessHandle.of(server).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .toList();
        double memory = 0;
        for (ProcessHandle process : all) {
            memory += Machine.proportionalMemory(process.pid());
        }
        return memory;
    }
}
