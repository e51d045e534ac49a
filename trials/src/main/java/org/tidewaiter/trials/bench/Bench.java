package org.tidewaiter.trials.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.demo.DemoNetwork;
import org.tidewaiter.demo.network.NodeLayout;
import org.tidewaiter.demo.network.Ports;
import org.tidewaiter.demo.network.Trees;

/** Runs one benchmark on a hub and a national node, each a process on its own embedded database. */
public final class Bench {

    private static final Map<String, Measurement> ALL = new LinkedHashMap<>();

    static {
        ALL.put("latency", new Latency());
        ALL.put("exchange", new Exchange());
        ALL.put("footprint", new Footprint());
        ALL.put("start", new Start());
        ALL.put("import", new ImportRate());
        ALL.put("overview", Pages.overview());
        ALL.put("search", Pages.search());
        ALL.put("pages", Pages.both());
        ALL.put("soak", new Soak());
        ALL.put("load", new SustainedLoad());
        ALL.put("cost", new Cost());
        ALL.put("backlog", new Backlog());
    }

    private Bench() {}

    /** One benchmark. */
    interface Measurement {
        void run(DemoNetwork network, PrintStream out) throws Exception;

        /** The same on so many reports, or for so many minutes, where it depends on that. */
        default Measurement of(int wanted) {
            return this;
        }

        /** The national nodes beside the hub. */
        default List<DemoNetwork.Member> members() {
            return List.of(DemoNetwork.Member.estonia());
        }

        /**
         * Keys of configuration that single nodes have of their own, by node.
         *
         * @param ports of the hub and then of each member
         */
        default Map<String, Map<String, Object>> ofNode(Path folder, List<Ports> ports) throws IOException {
            return Map.of();
        }
    }

    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Measurement measurement = chosen(arguments);
        if (measurement == null) {
            out.println(
                    "Usage: ./tidewaiter bench NAME [REPORTS], where NAME is one of " + ALL.keySet()
                            + "; overview, search, pages, which is both, and load take how many reports the hub holds already; soak takes MINUTES in their place");
            System.exit(2);
            return;
        }
        out.println("Machine: " + Machine.inWords());
        Path folder = Files.createTempDirectory("tidewaiter-bench");
        List<Ports> ports = new ArrayList<>(List.of(Ports.free()));
        for (int i = 0; i < measurement.members().size(); i++) {
            ports.add(Ports.free());
        }
        try (DemoNetwork network = DemoNetwork.prepare(
                NodeLayout.ofThisBuild(),
                folder,
                measurement.members(),
                ports,
                Map.of(),
                measurement.ofNode(folder, ports))) {
            network.start();
            measurement.run(network, out);
        } catch (Exception failed) {
            failed.printStackTrace(out);
            out.println("The nodes' logs and data are kept in " + folder);
            System.exit(1);
        }
        Trees.delete(folder);
        System.exit(0);
    }

    private static @Nullable Measurement chosen(String[] arguments) {
        Measurement named = arguments.length == 0 ? null : ALL.get(arguments[0]);
        if (named == null || arguments.length == 1) {
            return named;
        }
        return arguments.length == 2 && arguments[1].matches("[1-9][0-9]{0,7}")
                ? named.of(Integer.parseInt(arguments[1]))
                : null;
    }
}
