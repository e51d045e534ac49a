package org.tidewaiter.trials.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tidewaiter.demo.DemoNetwork;
import org.tidewaiter.demo.network.NodeLayout;
import org.tidewaiter.demo.network.Ports;

/** Runs one benchmark on a hub and a national node, each a process on its own embedded database. */
public final class Bench {

    private static final Map<String, Measurement> ALL = new LinkedHashMap<>();

    static {
        ALL.put("latency", new Latency());
        ALL.put("exchange", new Exchange());
        ALL.put("footprint", new Footprint());
        ALL.put("start", new Start());
        ALL.put("import", new ImportRate());
    }

    private Bench() {}

    /** One benchmark. */
    interface Measurement {
        void run(DemoNetwork network, PrintStream out) throws Exception;

        /** The national nodes beside the hub. */
        default List<DemoNetwork.Member> members() {
            return List.of(DemoNetwork.Member.estonia());
        }
    }

    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Measurement measurement = arguments.length == 1 ? ALL.get(arguments[0]) : null;
        if (measurement == null) {
            out.println("Usage: ./tidewaiter bench NAME, where NAME is one of " + ALL.keySet());
            System.exit(2);
            return;
        }
        out.println("Machine: " + Machine.inWords());
        Path folder = Files.createTempDirectory("tidewaiter-bench");
        try (DemoNetwork network = DemoNetwork.prepare(
                NodeLayout.ofThisBuild(),
                folder,
                measurement.members(),
                List.of(Ports.free(), Ports.free()),
                Map.of())) {
            network.start();
            measurement.run(network, out);
        } catch (Exception failed) {
            failed.printStackTrace(out);
            out.println("The nodes' logs and data are kept in " + folder);
            System.exit(1);
        }
        delete(folder);
        System.exit(0);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
