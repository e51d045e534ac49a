package org.tidewaiter.trials;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.tidewaiter.demo.DatabaseSearch;
import org.tidewaiter.demo.DemoNetwork;
import org.tidewaiter.demo.network.NodeLayout;
import org.tidewaiter.demo.network.NodeProcess;
import org.tidewaiter.demo.network.Ports;
import org.tidewaiter.exchange.identity.KeyDirectory;
import org.tidewaiter.exchange.identity.KeyHistory;

/** A hub and the nodes that report to it, as processes; one national node unless a trial wants more. */
final class TrialNetwork implements AutoCloseable {

    static final Duration READY = Duration.ofMinutes(8);

    /** Whether trials run in their long form, {@code -Dtidewaiter.trials=all}. */
    static final boolean LONG = "all".equals(System.getProperty("tidewaiter.trials"));

    /** Options of Java for nodes that are started often. */
    static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1", "-Xmx320m");

    /** Lanes that try again soon. */
    static final Map<String, Object> QUICK_LANES = Map.of(
            "tidewaiter.lanes.lease", "2s",
            "tidewaiter.lanes.look", "200ms",
            "tidewaiter.lanes.first-retry", "100ms",
            "tidewaiter.lanes.longest-retry", "1s",
            "tidewaiter.lanes.longest-postponement", "2s",
            "spring.datasource.hikari.connection-timeout", "3000");

    // Below the ports that the system gives to outgoing connections, so that a node finds its port free again.
    private static final int LOWEST_PORT = 18_700;
    private static final int HIGHEST_PORT = 18_790;

    private final DemoNetwork network;

    private TrialNetwork(DemoNetwork network) {
        this.network = network;
    }

    /** Prepares one national node and the hub; see below. */
    static TrialNetwork prepare(Path folder, List<String> options, List<Ports> ports, Map<String, Object> more)
            throws IOException {
        return prepare(folder, options, List.of(DemoNetwork.Member.estonia()), ports, more);
    }

    /**
     * Prepares the nodes; nothing runs yet.
     *
     * @param options of Java, beside the usual
     * @param members beside the hub
     * @param ports of the hub and then of each member
     * @param more keys of every node's configuration
     */
    static TrialNetwork prepare(
            Path folder,
            List<String> options,
            List<DemoNetwork.Member> members,
            List<Ports> ports,
            Map<String, Object> more)
            throws IOException {
        return prepare(folder, options, members, ports, more, Map.of());
    }

    /**
     * The same, with keys that single nodes have beside those of all.
     *
     * @param ofNode by the node's name
     */
    static TrialNetwork prepare(
            Path folder,
            List<String> options,
            List<DemoNetwork.Member> members,
            List<Ports> ports,
            Map<String, Object> more,
            Map<String, Map<String, Object>> ofNode)
            throws IOException {
        NodeLayout layout = NodeLayout.ofThisBuild();
        for (String option : options) {
            layout = layout.with(option);
        }
        return new TrialNetwork(DemoNetwork.prepare(layout, folder, members, ports, more, ofNode));
    }

    /** Ports for so many nodes that nobody uses now. */
    static List<Ports> ports(int count) {
        int span = HIGHEST_PORT - LOWEST_PORT;
        int start = ThreadLocalRandom.current().nextInt(span);
        List<Ports> found = new ArrayList<>();
        for (int i = 0; i < span && found.size() < count; i++) {
            Ports ports = Ports.from(LOWEST_PORT, (start + i) % span);
            if (isFree(ports.pages()) && isFree(ports.exchange())) {
                found.add(ports);
            }
        }
        if (found.size() < count) {
            throw new IllegalStateException("no free ports from " + LOWEST_PORT + " on");
        }
        return found;
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException inUse) {
            return false;
        }
    }

    DemoNetwork demo() {
        return network;
    }

    NodeProcess national() {
        return network.node(DemoNetwork.ESTONIA);
    }

    NodeProcess hub() {
        return network.node(DemoNetwork.HUB);
    }

    /** The nodes that report to the hub. */
    List<NodeProcess> senders() {
        return network.nodes().stream().filter(node -> node != hub()).toList();
    }

    Connection nationalDatabase() throws IOException, SQLException {
        return database(DemoNetwork.ESTONIA);
    }

    Connection hubDatabase() throws IOException, SQLException {
        return database(DemoNetwork.HUB);
    }

    Connection database(String node) throws IOException, SQLException {
        return DatabaseSearch.open(network.node(node).data());
    }

    PatientClient client(String node, String role) {
        return new PatientClient(network.node(node).url(), network.token(node, role));
    }

    /** As an account of that role which belongs to that member of a gateway. */
    PatientClient client(String gateway, String member, String role) {
        return new PatientClient(network.node(gateway).url(), network.token(gateway, member, role));
    }

    /** The keys of all nodes as their partners have pinned them. */
    KeyDirectory keys() {
        return node ->
                Optional.of(KeyHistory.pinned(node, network.identity(node).verificationKey(), Instant.EPOCH));
    }

    @Override
    public void close() throws IOException {
        network.close();
    }
}
