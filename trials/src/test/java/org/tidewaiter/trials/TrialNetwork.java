package org.tidewaiter.trials;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tidewaiter.demo.DatabaseSearch;
import org.tidewaiter.demo.DemoNetwork;
import org.tidewaiter.demo.network.NodeProcess;
import org.tidewaiter.demo.network.Ports;
import org.tidewaiter.exchange.identity.KeyDirectory;
import org.tidewaiter.exchange.identity.KeyHistory;

/** A hub and the nodes that report to it, as processes; one national node unless a trial wants more. */
final class TrialNetwork implements AutoCloseable {

    static final Duration READY = Duration.ofMinutes(8);

    /** Whether trials run in their long form, {@code -Dtidewaiter.trials=all}. */
    static final boolean LONG = "all".equals(System.getProperty("tidewaiter.trials"));

    /** Lanes that try again soon. */
    static final Map<String, Object> QUICK_LANES = Map.of(
            "tidewaiter.lanes.lease", "2s",
            "tidewaiter.lanes.look", "200ms",
            "tidewaiter.lanes.first-retry", "100ms",
            "tidewaiter.lanes.longest-retry", "1s",
            "tidewaiter.lanes.longest-postponement", "2s",
            "spring.datasource.hikari.connection-timeout", "3000");

    private final DemoNetwork network;

    private TrialNetwork(DemoNetwork network) {
        this.network = network;
    }

    /** Prepares one national node and the hub; see below. */
    static TrialNetwork prepare(Path folder, List<Ports> ports, Map<String, Object> more) throws IOException {
        return prepare(folder, List.of(DemoNetwork.Member.estonia()), ports, more);
    }

    /**
     * Prepares the nodes; nothing runs yet.
     *
     * @param members beside the hub
     * @param ports of the hub and then of each member
     * @param more keys of every node's configuration
     */
    static TrialNetwork prepare(
            Path folder, List<DemoNetwork.Member> members, List<Ports> ports, Map<String, Object> more)
            throws IOException {
        return prepare(folder, members, ports, more, Map.of());
    }

    /**
     * The same, with keys that single nodes have beside those of all.
     *
     * @param ofNode by the node's name
     */
    static TrialNetwork prepare(
            Path folder,
            List<DemoNetwork.Member> members,
            List<Ports> ports,
            Map<String, Object> more,
            Map<String, Map<String, Object>> ofNode)
            throws IOException {
        return new TrialNetwork(DemoNetwork.prepare(QuickStart.ofThisBuild(), folder, members, ports, more, ofNode));
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
