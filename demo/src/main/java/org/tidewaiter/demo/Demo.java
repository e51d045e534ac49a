package org.tidewaiter.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tidewaiter.client.ApiException;
import org.tidewaiter.demo.network.NodeLayout;
import org.tidewaiter.demo.network.NodeProcess;
import org.tidewaiter.demo.network.Ports;
import org.tidewaiter.demo.story.Story;
import org.tidewaiter.demo.tour.Tour;

/** {@code ./tidewaiter demo}. */
public final class Demo {

    private static final List<DemoNetwork.Member> MEMBERS =
            List.of(DemoNetwork.Member.estonia(), DemoNetwork.Member.unitedStates(), DemoNetwork.Member.europe());

    /** Whatever is recorded waits for a coordinator, so that a visitor sees what leaves before it does; files do not. */
    private static final Map<String, Object> COORDINATED = Map.of("tidewaiter.release.api", "coordinator");

    private final PrintStream out;

    private Demo(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) throws ApiException, IOException, InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            System.exit(new Demo(out).run(DemoOptions.of(List.of(arguments))));
        } catch (DemoOptions.UsageException e) {
            out.println(e.getMessage());
            System.exit(2);
        }
    }

    private int run(DemoOptions options) throws ApiException, IOException, InterruptedException {
        List<Ports> ports = new ArrayList<>();
        for (int i = 0; i <= MEMBERS.size(); i++) {
            ports.add(Ports.from(options.ports(), i));
        }
        if (!areFree(ports)) {
            return 2;
        }
        try (DemoNetwork network =
                DemoNetwork.prepare(NodeLayout.ofThisBuild(), options.data(), MEMBERS, ports, COORDINATED)) {
            out.println("Starting a hub, two national nodes and a gateway with three member states.");
            network.start();
            int failed = new Story(network, out).tell();
            if (options.check()) {
                return failed == 0 ? 0 : 1;
            }
            Tour tour = Tour.prepare(network);
            Offices.open(network);
            introduce(network, options);
            LightFlow.run(network, tour);
            return 0;
        } finally {
            if (options.temporary()) {
                delete(options.data());
            }
        }
    }

    private boolean areFree(List<Ports> ports) {
        for (Ports pair : ports) {
            for (int port : List.of(pair.pages(), pair.exchange())) {
                try (ServerSocket probe = new ServerSocket()) {
                    probe.bind(new InetSocketAddress("127.0.0.1", port));
                } catch (IOException e) {
                    out.println("Port " + port + " is in use. Choose other ports: ./tidewaiter demo --ports 18080");
                    return false;
                }
            }
        }
        return true;
    }

    private void introduce(DemoNetwork network, DemoOptions options) {
        out.println();
        for (NodeProcess node : network.nodes()) {
            out.printf(
                    "  %-8s %-28s %s%n", node.name(), node.description().title().get("en"), node.pages());
        }
        out.println();
        out.println("  One case in five clicks: "
                + network.node(DemoNetwork.HUB).pages().resolve("/tour")
                + " (sign in as analyst)");
        out.println("  Sign in as officer, coordinator, analyst or admin; the password is: " + DemoAccount.PASSWORD);
        out.println("  At the gateway: analyst or admin, and for its member states pl-officer, lt-officer and so on");
        out.println("  Addresses and API tokens for scripts: " + options.data().resolve("demo.json"));
        out.println("  A new seizure is recorded every few seconds. Ctrl-C stops everything.");
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
