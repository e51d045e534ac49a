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
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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

    /** The gateway of three member states, which sends tobacco alone. */
    public static final String EUROPE = "EU";
    /** A member state of the gateway. */
    public static final String POLAND = "PL-CUSTOMS";
    /** Another member state of the gateway. */
    public static final String LITHUANIA = "LT-CUSTOMS";
    /** A member state of the gateway that has a national node too. */
    public static final String ESTONIA_AT_GATEWAY = "EE-CUSTOMS";

    /** What the hub passes on to the second national node of the first one's reports. */
    public static final String PASSED_ON = "CITES";

    private static final String TOBACCO = "TOBACCO";
    private static final Duration READY_WITHIN = Duration.ofSeconds(120);

    /**
     * A node to be made that reports to the hub.
     *
     * @param states the member states that report through it; none for a national node
     */
    public record Member(String name, String english, String french, List<Member> states) {

        public Member {
            states = List.copyOf(states);
        }

        /** A national node. */
        public Member(String name, String english, String french) {
            this(name, english, french, List.of());
        }

        /** Estonia. */
        public static Member estonia() {
            return new Member(ESTONIA, "Estonia", "Estonie");
        }

        /** The United States. */
        public static Member unitedStates() {
            return new Member(UNITED_STATES, "United States", "États-Unis");
        }

        /** A gateway of Poland, Lithuania and Estonia. */
        public static Member europe() {
            return new Member(
                    EUROPE,
                    "European gateway",
                    "Passerelle européenne",
                    List.of(
                            new Member("PL", "Poland", "Pologne"),
                            new Member("LT", "Lithuania", "Lituanie"),
                            estonia()));
        }

        boolean isGateway() {
            return !states.isEmpty();
        }

        String originator() {
            return name + "-CUSTOMS";
        }
    }

    private final Network network;
    private final Map<String, NodeIdentity> identities = new LinkedHashMap<>();
    private final Map<String, Agreement> agreements = new LinkedHashMap<>();
    private final Map<String, List<DemoAccount>> accounts;
    private final Path folder;
    private final MemberAuthorities authorities = new MemberAuthorities();

    private DemoNetwork(Network network, Path folder, Map<String, List<DemoAccount>> accounts) {
        this.network = network;
        this.folder = folder;
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
        return prepare(layout, folder, members, ports, more, Map.of());
    }

    /**
     * The same, with keys that single nodes have beside those of all.
     *
     * @param ofNode by the node's name
     */
    public static DemoNetwork prepare(
            NodeLayout layout,
            Path folder,
            List<Member> members,
            List<Ports> ports,
            Map<String, Object> more,
            Map<String, Map<String, Object>> ofNode)
            throws IOException {
        Network network = new Network(layout, folder);
        DemoNetwork demo = new DemoNetwork(network, folder, DemoFile.accounts(folder, accounts(members)));
        Peering peering = new Peering(Clock.systemUTC());
        NodeDescription hub = NodeDescription.hub(HUB, "Global hub", "Plateforme mondiale", ports.getFirst());
        NodeIdentity hubIdentity = demo.identity(peering, HUB);
        demo.nameAuthorities(members);
        List<String> hubAgreements = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            Member member = members.get(i);
            NodeDescription sender = described(member, ports.get(i + 1));
            NodeIdentity identity = demo.identity(peering, member.name());
            Path agreements = folder.resolve("agreements");
            Path agreement = member.isGateway()
                    ? peering.agree(identity, hubIdentity, List.of(TOBACCO), agreements)
                    : peering.agree(identity, hubIdentity, agreements);
            demo.agreements.put(member.name(), Peering.read(agreement, identity, hubIdentity));
            hubAgreements.add(agreement.toString());
            hub = hub.with(
                    sender.asPartner(identity.signingKey().verificationKey().text()));
            NodeDescription described = sender.with(
                    hub.asPartner(hubIdentity.signingKey().verificationKey().text()));
            List<String> ownAgreements = new ArrayList<>(List.of(agreement.toString()));
            if (member.equals(Member.unitedStates()) && demo.identities.containsKey(ESTONIA)) {
                String passedOn = demo.passOn(peering, hubIdentity, identity, agreements);
                ownAgreements.add(passedOn);
                hubAgreements.add(passedOn);
                described = described.with("tidewaiter.issuers", List.of(demo.issuer(Member.estonia())));
            }
            if (member.isGateway()) {
                described = described.with("tidewaiter.authorities", demo.authorities.settings());
            }
            demo.add(described.with("tidewaiter.agreements", ownAgreements), together(more, ofNode.get(member.name())));
        }
        demo.add(
                hub.with("tidewaiter.agreements", hubAgreements)
                        .with("tidewaiter.authorities", demo.authorities.settings())
                        .with("tidewaiter.tour", demo.tourFile().toString()),
                together(more, ofNode.get(HUB)));
        demo.sharePseudonyms(members);
        DemoFile.write(folder, network.nodes(), demo.accounts);
        return demo;
    }

    private static Map<String, Object> together(Map<String, Object> more, @Nullable Map<String, Object> own) {
        Map<String, Object> all = new LinkedHashMap<>(more);
        if (own != null) {
            all.putAll(own);
        }
        return all;
    }

    /** The hub passes on what it has of Estonia to a node that has no line to Estonia. */
    private String passOn(Peering peering, NodeIdentity hub, NodeIdentity receiver, Path folder) throws IOException {
        return peering.passOn(
                        hub,
                        receiver,
                        List.of(PASSED_ON),
                        List.of(Member.estonia().originator()),
                        folder)
                .toString();
    }

    /** How a node names another whose reports reach it through the hub: by the key that people have compared. */
    private Map<String, Object> issuer(Member member) {
        return Map.of(
                "name",
                member.name(),
                "key",
                identity(member.name()).verificationKey().text(),
                "originators",
                List.of(member.originator()));
    }

    private static NodeDescription described(Member member, Ports ports) {
        if (!member.isGateway()) {
            return NodeDescription.national(
                    member.name(), member.originator(), member.english(), member.french(), ports);
        }
        Map<String, Map<String, Object>> states = new LinkedHashMap<>();
        for (Member state : member.states()) {
            states.put(
                    state.originator(),
                    Map.of(
                            "originator",
                            state.originator(),
                            "title",
                            Map.of("en", state.english(), "fr", state.french()),
                            "mandate",
                            "Mandate of the demonstration; no legal act"));
        }
        return NodeDescription.gateway(member.name(), member.english(), member.french(), states, ports);
    }

    private static Map<String, List<DemoAccount>> accounts(List<Member> members) {
        SecureRandom random = new SecureRandom();
        Map<String, List<DemoAccount>> accounts = new LinkedHashMap<>();
        accounts.put(HUB, DemoAccount.all(random));
        for (Member member : members) {
            List<String> states =
                    member.states().stream().map(Member::originator).toList();
            accounts.put(
                    member.name(),
                    member.isGateway() ? DemoAccount.ofGateway(states, random) : DemoAccount.all(random));
        }
        return accounts;
    }

    /** The members of a gateway; one that has a national node too needs no mandate for that. */
    private void nameAuthorities(List<Member> members) throws IOException {
        for (Member gateway : members) {
            for (Member state : gateway.states()) {
                String node = members.contains(state) ? state.name() : null;
                authorities.add(state.originator(), node, folder.resolve("authorities"));
            }
        }
    }

    /** A country's own systems make the same pseudonym of a case, so that a hub knows it again. */
    private void sharePseudonyms(List<Member> members) throws IOException {
        for (Member gateway : members) {
            for (Member state : gateway.states()) {
                if (members.contains(state)) {
                    SharedSecret.put(
                            data(state.name()).resolve("pseudonym.key"),
                            data(gateway.name()).resolve("pseudonym-" + state.originator() + ".key"));
                }
            }
        }
    }

    private Path data(String node) {
        return network.directoryOf(node).resolve("data");
    }

    private NodeIdentity identity(Peering peering, String node) throws IOException {
        Path data = data(node);
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

    /** Starts all nodes, waits until each is ready, and brings gateways the mandates of their members. */
    public void start() throws IOException {
        network.start(READY_WITHIN);
        for (NodeProcess node : network.nodes()) {
            if (node.description().isGateway()) {
                try (ApiClient administrator = api(node.name(), "admin")) {
                    authorities.mandate(node.name(), administrator);
                }
            }
        }
    }

    /** Where the hub looks for the case of its tour. */
    public Path tourFile() {
        return folder.resolve("tour.json");
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

    /** The API of a gateway, as an account of that role which belongs to that member. */
    public ApiClient api(String gateway, String member, String role) {
        return new ApiClient(node(gateway).url(), token(gateway, member, role), Locale.ENGLISH, RetryPolicy.standard());
    }

    /** An API token of a role at a node. */
    public String token(String node, String role) {
        return token(node, null, role);
    }

    /** The same as an account that belongs to that member of a gateway; null for the node's own people. */
    public String token(String node, @Nullable String member, String role) {
        return accountsOf(node).stream()
                .filter(account -> account.role().equals(role) && Objects.equals(account.member(), member))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no account of role " + role + " at " + node))
                .token();
    }

    @Override
    public void close() throws IOException {
        network.close();
    }
}
