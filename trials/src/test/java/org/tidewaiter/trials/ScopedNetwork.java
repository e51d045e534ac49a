package org.tidewaiter.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.tidewaiter.demo.DatabaseSearch;
import org.tidewaiter.demo.DemoNetwork;
import org.tidewaiter.demo.Peering;
import org.tidewaiter.demo.network.Ports;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.ReleaseRule;
import org.tidewaiter.exchange.agreement.ScopeLimits;
import org.tidewaiter.exchange.agreement.Threshold;
import org.tidewaiter.exchange.identity.NodeIdentity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A national node and the hub as processes, under an agreement on certain goods seized in Estonia, of cigarettes from ten
 * thousand on; and on the line between them somebody who reads along.
 */
final class ScopedNetwork implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration SOON = Duration.ofMinutes(2);

    private final TrialNetwork network;
    private final RecordingRelay relay;
    private final PatientClient coordinator;
    private final Traffic traffic = new Traffic();

    ScopedNetwork(Path folder, List<String> categories) throws Exception {
        List<Ports> ports = TrialPorts.free(3);
        int relayPort = ports.get(2).exchange();
        NodeIdentity estonia = identity(folder, DemoNetwork.ESTONIA);
        NodeIdentity hub = identity(folder, DemoNetwork.HUB);
        ScopeLimits limits =
                new ScopeLimits(List.of("EE"), List.of(new Threshold("CIGARETTES", "STK", new BigDecimal("10000"))));
        new Peering(Clock.systemUTC())
                .agree(estonia, hub, categories, limits, ReleaseRule.COORDINATOR, folder.resolve("agreements"));
        this.network = TrialNetwork.prepare(
                folder,
                ports.subList(0, 2),
                Map.of(
                        "tidewaiter.partners[0].url", "https://127.0.0.1:" + relayPort,
                        "tidewaiter.lanes.longest-retry", "1s",
                        "tidewaiter.lanes.longest-postponement", "2s"));
        this.relay = new RecordingRelay(
                relayPort,
                estonia,
                hub,
                URI.create("https://127.0.0.1:" + ports.getFirst().exchange()),
                traffic);
        network.demo().start();
        this.coordinator = network.client(DemoNetwork.ESTONIA, "coordinator");
    }

    private static NodeIdentity identity(Path folder, String node) throws Exception {
        Path data = Files.createDirectories(folder.resolve(node).resolve("data"));
        return new Peering(Clock.systemUTC()).identity(node, data);
    }

    Traffic traffic() {
        return traffic;
    }

    PatientClient coordinator() {
        return coordinator;
    }

    Agreement agreement() {
        return network.demo().agreement(DemoNetwork.ESTONIA);
    }

    /** Takes a revision in at a node, as another instance of it does: in the database alone. */
    void adopt(String node, Agreement revision) throws Exception {
        String signed = Peering.signed(
                revision,
                network.demo().identity(DemoNetwork.ESTONIA),
                network.demo().identity(DemoNetwork.HUB));
        execute(
                node,
                "insert into delivery.agreement (number, revision, digest, signed, sender, receiver, recorded_at,"
                        + " adopted_at, adopted_by) values (?, " + revision.revision()
                        + ", ?, ?, ?, ?, now(), now(), 'trial')",
                revision.number(),
                revision.digest().text(),
                signed,
                revision.sender(),
                revision.receiver());
    }

    /** Suspends the agreement at a node, as another instance of it does. */
    void suspend(String node) throws Exception {
        execute(
                node,
                "insert into delivery.suspension (agreement, suspended_at, suspended_by) values (?, now(), 'trial')",
                agreement().number());
    }

    void resume(String node) throws Exception {
        execute(
                node,
                "update delivery.suspension set resumed_at = now() where agreement = ? and resumed_at is null",
                agreement().number());
    }

    private void execute(String node, String statement, String... values) throws Exception {
        try (Connection database = network.database(node);
                PreparedStatement prepared = database.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                prepared.setString(i + 1, values[i]);
            }
            assertThat(prepared.executeUpdate()).isOne();
        }
    }

    /** Hands a seizure in, which nobody has released; the path of its report. */
    String submitted(ObjectNode seizure) throws Exception {
        PatientClient.Reply reply = coordinator.post("/api/v1/reports", seizure, null);
        assertThat(reply.well()).as(reply.text()).isTrue();
        return "/api/v1/records/" + reply.json().path("record").stringValue();
    }

    String released(ObjectNode seizure) throws Exception {
        String path = submitted(seizure);
        post(path + "/release", JSON.createObjectNode());
        return path;
    }

    void correct(String path, int seen, ObjectNode... goods) throws Exception {
        post(path + "/corrections", seizure("EE", goods).put("seenVersion", seen));
        post(path + "/release", JSON.createObjectNode());
    }

    void post(String path, ObjectNode body) throws Exception {
        PatientClient.Reply reply = coordinator.post(path, body, null);
        assertThat(reply.well()).as(path + " " + reply.text()).isTrue();
    }

    /** Waits until a version stands so at the hub, as its report says. */
    void await(String path, int version, String state) throws Exception {
        until(path, report -> lane(report, version).equals(state), state + " of version " + version);
    }

    /** Waits until the lane says that nothing travels for this reason. */
    void awaitProblem(String code) throws Exception {
        until(
                "/api/v1/lanes/" + DemoNetwork.HUB,
                lane -> lane.at("/lane/problem/code").stringValue("").equals(code),
                code);
    }

    void until(String path, Predicate<JsonNode> holds, String what) throws Exception {
        Instant deadline = Instant.now().plus(SOON);
        JsonNode answer = coordinator.get(path).json();
        while (!holds.test(answer)) {
            assertThat(Instant.now()).as("%s in %s", what, answer).isBefore(deadline);
            Thread.sleep(Duration.ofMillis(50));
            answer = coordinator.get(path).json();
        }
    }

    private static String lane(JsonNode report, int version) {
        return report.path("partners")
                .valueStream()
                .filter(partner -> partner.path("version").intValue(0) == version)
                .map(partner -> partner.path("state").stringValue(""))
                .findFirst()
                .orElse("");
    }

    /** What an analyst at the hub counts among reports with that word. */
    JsonNode countAtHub(Marker word) throws Exception {
        try (PatientClient analyst = network.client(DemoNetwork.HUB, "analyst")) {
            return analyst.get("/api/v1/reports/count?q=" + word.word()).json();
        }
    }

    /** Whether the hub holds the word anywhere. */
    boolean isAtHub(Marker word) throws Exception {
        return !DatabaseSearch.in(network.hub().data(), List.of(word.word()))
                .places()
                .isEmpty();
    }

    static ObjectNode cigarettes(String sticks, Marker brand) {
        return (ObjectNode) JSON.readTree("""
                {"category": "TOBACCO", "subcategory": "CIGARETTES", "brand": "%s", "takenAs": "SEIZED",
                 "quantity": {"amount": "%s", "unit": "STK", "basis": "COUNTED"}, "authenticity": "CHEAP_WHITE"}
                """.formatted(brand.word(), sticks));
    }

    static ObjectNode cocaine(Marker brand) {
        return (ObjectNode) JSON.readTree("""
                {"category": "DRUGS", "subcategory": "COCAINE_POWDER", "brand": "%s", "takenAs": "SEIZED",
                 "quantity": {"amount": "12", "unit": "KGM", "basis": "NET"}}
                """.formatted(brand.word()));
    }

    static ObjectNode seizure(String country, ObjectNode... goods) {
        ObjectNode seizure =
                (ObjectNode) JSON.readTree("""
                {"formType": "SIMPLIFIED", "eventKind": "SEIZURE", "provenance": "API",
                 "eventDate": {"date": "%s", "precision": "DAY"},
                 "reportingCountry": "EE", "reportingAgency": "CUSTOMS", "discoveryCountry": "%s",
                 "place": {"post": "Narva"}, "locationType": "LAND_BORDER_CROSSING", "direction": "IMPORT",
                 "regime": "NONE", "offence": "SMUGGLING",
                 "route": [{"role": "DEPARTURE", "country": "RU"}, {"role": "DISCOVERY", "country": "%s"},
                           {"role": "DESTINATION", "country": "FI"}],
                 "transport": {"mode": "3", "conveyance": "LORRY"},
                 "concealment": [{"place": "CHASSIS", "method": "PURPOSE_BUILT"}],
                 "detection": ["XRAY_MOBILE"], "selectionBasis": "RISK_PROFILE", "outcome": "SEIZED"}
                """.formatted(LocalDate.now().minusDays(1), country, country));
        seizure.putArray("goods").addAll(List.of(goods));
        return seizure;
    }

    @Override
    public void close() throws Exception {
        coordinator.close();
        try (network) {
            relay.close();
        }
    }
}
