package org.tidewaiter.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tidewaiter.client.ApiClient;
import org.tidewaiter.client.RetryPolicy;
import org.tidewaiter.demo.network.Network;
import org.tidewaiter.demo.network.NodeDescription;
import org.tidewaiter.demo.network.NodeLayout;
import org.tidewaiter.demo.network.NodeProcess;
import org.tidewaiter.demo.network.Ports;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.identity.NodeIdentity;

/**
 * A hub and national nodes that report to it, with their identities, agreements and accounts. Used by the
 * demonstration, the trials and the benchmarks alike.
 */
public final class DemoNetwork implements AutoCloseable {

    /** The hub's name. */
    public static final String HUB = "GLOBAL";

    /** Of each account of the demonstration. */
    public static final String PASSWORD = DemoAccount.PASSWORD;

    /** The first national node. */
    public static final String ESTONIA = "EE";
    /** The second national node, whose real cases are imported. */
    public static final String UNITED_STATES = "US";

    private static final Duration READY_WITHIN = Duration.ofSeconds(120);

    /** A national node to be made. */
    public record Member(String name, String english, String french) {

        /** Estonia. */
        public static Member estonia() {
            return new Member(ESTONIA, "Estonia", "Estonie");
        }

        /** The United States. */
        public static Member unitedStates() {
            return new Member(UNITED_STATES, "United States", "États-Unis");
        }

        String originator() {
            return name + "-CUSTOMS";
        }
    }

    private final Network network;
    private final Map<String, NodeIdentity> identities = new LinkedHashMap<>();
    private final Map<String, Agreement> agreements = new LinkedHashMap<>();
    private final Map<String, List<DemoAccount>> accounts;

    private DemoNetwork(Network network, Map<String, List<DemoAccount>> accounts) {
        this.network = network;
        this.accounts = accounts;
    }

    /**
     * Prepares a network; nothing runs yet.
     *
     * @param folder keeps everything; what is there already is used again
     * @param ports of the hub and then of each member
     * @param more further keys of every node's configuration
     */
    public static DemoNetwork prepare(
            NodeLayout layout, Path folder, List<Member> members, List<Ports> ports, Map<String, Object> more)
            throws IOException {
        Network network = new Network(layout, folder);
        DemoNetwork demo = new DemoNetwork(network, DemoFile.accounts(folder, names(members), new SecureRandom()));
        Peering peering = new Peering(Clock.systemUTC());
        NodeDescription hub = NodeDescription.hub(HUB, "Global hub", "Plateforme mondiale", ports.getFirst());
        List<NodeDescription> nationals = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            Member member = members.get(i);
            nationals.add(NodeDescription.national(
                    member.name(), member.originator(), member.english(), member.french(), ports.get(i + 1)));
        }
        NodeIdentity hubIdentity = demo.identity(peering, HUB);
        List<String> hubAgreements = new ArrayList<>();
        for (NodeDescription national : nationals) {
            NodeIdentity identity = demo.identity(peering, national.name());
            Path agreement = peering.agree(identity, hubIdentity, folder.resolve("agreements"));
            demo.agreements.put(national.name(), Peering.read(agreement, identity, hubIdentity));
            hubAgreements.add(agreement.toString());
            hub = hub.with(
                    national.asPartner(identity.signingKey().verificationKey().text()));
            demo.add(
                    national.with(hub.asPartner(
                                    hubIdentity.signingKey().verificationKey().text()))
                            .with("tidewaiter.agreements", List.of(agreement.toString())),
                    more);
        }
        demo.add(hub.with("tidewaiter.agreements", hubAgreements), more);
        DemoFile.write(folder, network.nodes(), demo.accounts);
        return demo;
    }

    private static List<String> names(List<Member> members) {
        List<String> names = new ArrayList<>(List.of(HUB));
        members.forEach(member -> names.add(member.name()));
        return names;
    }

    private NodeIdentity identity(Peering peering, String node) throws IOException {
        Path data = network.directoryOf(node).resolve("data");
        Files.createDirectories(data);
        NodeIdentity identity = peering.identity(node, data);
        identities.put(node, identity);
        return identity;
    }

    private void add(NodeDescription node, Map<String, Object> more) {
        NodeDescription described = node.with("server.address", "127.0.0.1")
                .with("tidewaiter.demonstration", true)
                .with(
                        "tidewaiter.accounts",
                        accountsOf(node.name()).stream()
                                .map(DemoAccount::settings)
                                .toList());
        for (Map.Entry<String, Object> entry : more.entrySet()) {
            described = described.with(entry.getKey(), entry.getValue());
        }
        network.add(described);
    }

    /** Starts all nodes and waits until each is ready. */
    public void start() throws IOException {
        network.start(READY_WITHIN);
    }

    public NodeProcess node(String name) {
        return network.node(name);
    }

    /** The nodes, the hub last. */
    public List<NodeProcess> nodes() {
        return List.copyOf(network.nodes());
    }

    /** The identity of a node of this network, known here because all of it runs here. */
    public NodeIdentity identity(String node) {
        NodeIdentity identity = identities.get(node);
        if (identity == null) {
            throw new IllegalArgumentException("the network has no node " + node);
        }
        return identity;
    }

    /** The agreement under which a national node sends to the hub. */
    public Agreement agreement(String sender) {
        Agreement agreement = agreements.get(sender);
        if (agreement == null) {
            throw new IllegalArgumentException("no agreement from " + sender);
        }
        return agreement;
    }

    List<DemoAccount> accountsOf(String node) {
        return accounts.getOrDefault(node, List.of());
    }

    /** The API of a node, as an account of that role. */
    public ApiClient api(String node, String role) {
        return new ApiClient(node(node).url(), token(node, role), Locale.ENGLISH, RetryPolicy.standard());
    }

    /** An API token of a role at a node. */
    public String token(String node, String role) {
        return accountsOf(node).stream()
                .filter(account -> account.role().equals(role))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no account of role " + role + " at " + node))
                .token();
    }

    @Override
    public void close() throws IOException {
        network.close();
    }
}
