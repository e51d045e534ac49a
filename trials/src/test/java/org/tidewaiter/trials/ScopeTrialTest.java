package org.tidewaiter.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.demo.DemoNetwork;
import org.tidewaiter.demo.Peering;
import org.tidewaiter.demo.network.Ports;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.ReleaseRule;
import org.tidewaiter.exchange.agreement.ScopeLimits;
import org.tidewaiter.exchange.agreement.Threshold;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.report.disclosure.DisclosureProfile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Two processes under an agreement on tobacco seized in Estonia, from ten thousand cigarettes on. A brand that only stands
 * in goods that must not leave is searched in all that passes between them.
 */
class ScopeTrialTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Marker STAYS = new Marker("zqxstayshome7");
    private static final Marker LEAVES = new Marker("zqxmayleave7");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final Wire wire = new Wire(STAYS, DisclosureProfile.named("non-personal-standard"));
    private final Wire control = new Wire(LEAVES, DisclosureProfile.named("non-personal-standard"));
    private final Set<String> paths = ConcurrentHashMap.newKeySet();

    @Test
    void whatMustNotLeaveIsNotOnTheWire() throws Exception {
        List<Ports> ports = TrialNetwork.ports(3);
        int relayPort = ports.get(2).exchange();
        agreeOnTobacco();
        Map<String, Object> throughRelay = Map.of("tidewaiter.partners[0].url", "https://127.0.0.1:" + relayPort);
        try (TrialNetwork network = TrialNetwork.prepare(folder, List.of(), ports.subList(0, 2), throughRelay);
                RecordingRelay relay = new RecordingRelay(
                        relayPort,
                        network.demo().identity(DemoNetwork.ESTONIA),
                        network.demo().identity(DemoNetwork.HUB),
                        URI.create("https://127.0.0.1:" + ports.getFirst().exchange()),
                        (path, request, answer) -> {
                            paths.add(path);
                            wire.passed(path, request, answer);
                            control.passed(path, request, answer);
                        })) {
            network.demo().start();
            try (PatientClient officer = network.client(DemoNetwork.ESTONIA, "coordinator")) {
                walk(officer, network);
            }
        }
    }

    private void agreeOnTobacco() throws Exception {
        NodeIdentity estonia = identity(DemoNetwork.ESTONIA);
        NodeIdentity hub = identity(DemoNetwork.HUB);
        ScopeLimits limits =
                new ScopeLimits(List.of("EE"), List.of(new Threshold("CIGARETTES", "STK", new BigDecimal("10000"))));
        new Peering(Clock.systemUTC())
                .agree(estonia, hub, folder.resolve("agreements"), terms -> releasedByPeople(terms, limits));
    }

    private NodeIdentity identity(String node) throws Exception {
        Path data = Files.createDirectories(folder.resolve(node).resolve("data"));
        return new Peering(Clock.systemUTC()).identity(node, data);
    }

    private static Agreement releasedByPeople(Agreement terms, ScopeLimits limits) {
        return new Agreement(
                terms.number(),
                terms.revision(),
                null,
                terms.sender(),
                terms.receiver(),
                List.of("TOBACCO"),
                terms.eventKinds(),
                terms.profile(),
                terms.handling(),
                terms.onward(),
                terms.legalBasis(),
                terms.hoursAllowed(),
                terms.validFrom(),
                null,
                ReleaseRule.COORDINATOR,
                limits);
    }

    private void walk(PatientClient officer, TrialNetwork network) throws Exception {
        String mixed = released(officer, seizure("EE", cigarettes("20000", LEAVES), cocaine()));
        String few = released(officer, seizure("EE", cigarettes("9999", STAYS)));
        String abroad = released(officer, seizure("LV", cigarettes("50000", STAYS)));
        String drugs = released(officer, seizure("EE", cocaine()));
        String held = submitted(officer, seizure("EE", cigarettes("30000", STAYS)));
        post(officer, held + "/hold", JSON.createObjectNode().put("reason", "INVESTIGATION"));
        post(officer, held + "/release", JSON.createObjectNode());
        await(officer, mixed, 1, "DELIVERED");
        await(officer, few, 1, "NOT_DUE");
        await(officer, abroad, 1, "NOT_DUE");
        await(officer, drugs, 1, "NOT_DUE");
        await(officer, held, 1, "HELD");
        assertAtHub(network, 1, 1);

        correct(officer, few, 1, cigarettes("10000", LEAVES));
        await(officer, few, 2, "DELIVERED");
        assertAtHub(network, 2, 2);

        correct(officer, mixed, 1, cigarettes("5", STAYS));
        await(officer, mixed, 2, "RECALLED");
        assertAtHub(network, 1, 1);

        correct(officer, mixed, 2, cigarettes("40000", LEAVES));
        await(officer, mixed, 3, "DELIVERED");
        assertAtHub(network, 2, 2);

        assertThat(paths).contains("/exchange/v1/dispatches", "/exchange/v1/recalls");
        assertThat(wire.found()).isEmpty();
        assertThat(wire.beyond()).isEmpty();
        assertThat(control.found()).contains("disclosures");
        assertThat(wire.versions()).isEqualTo(3);
        assertTrial(officer);
    }

    /** Of five reports three are due under the agreement, one of these held. */
    private static void assertTrial(PatientClient officer) throws Exception {
        LocalDate today = LocalDate.now(Clock.systemUTC());
        JsonNode trial = officer.get("/api/v1/agreements/EE-GLOBAL-1/trial?from=" + today.minusDays(1) + "&to=" + today)
                .json();
        assertThat(trial.path("reports").intValue(0)).as(trial.toString()).isEqualTo(5);
        assertThat(trial.path("due").intValue(0)).isEqualTo(3);
        assertThat(trial.path("held").intValue(0)).isEqualTo(1);
        assertThat(trial.path("notDue")
                        .valueStream()
                        .map(reason -> reason.path("code").stringValue("")))
                .containsExactlyInAnyOrder("other-place", "other-category");
        assertThat(trial.path("notDue").path(0).path("words").stringValue("")).isNotBlank();
    }

    private static void assertAtHub(TrialNetwork network, int cases, int seizures) throws Exception {
        try (PatientClient analyst = network.client(DemoNetwork.HUB, "analyst")) {
            JsonNode count = analyst.get("/api/v1/reports/count").json();
            assertThat(count.path("cases").intValue(-1)).isEqualTo(cases);
            assertThat(count.path("seizures").intValue(-1)).isEqualTo(seizures);
        }
        try (Connection hub = network.hubDatabase()) {
            assertThat(Table.number(hub, "select count(*) from registry.goods_line where category <> 'TOBACCO'"))
                    .isZero();
        }
    }

    private static String submitted(PatientClient officer, ObjectNode seizure) throws Exception {
        PatientClient.Reply reply = officer.post("/api/v1/reports", seizure, null);
        assertThat(reply.well()).as(reply.text()).isTrue();
        return "/api/v1/records/" + reply.json().path("record").stringValue();
    }

    private static String released(PatientClient officer, ObjectNode seizure) throws Exception {
        String path = submitted(officer, seizure);
        post(officer, path + "/release", JSON.createObjectNode());
        return path;
    }

    private static void post(PatientClient officer, String path, ObjectNode body) throws Exception {
        PatientClient.Reply reply = officer.post(path, body, null);
        assertThat(reply.well()).as(reply.text()).isTrue();
    }

    private static void correct(PatientClient officer, String path, int seen, ObjectNode goods) throws Exception {
        ObjectNode correction = seizure("EE", goods);
        correction.put("seenVersion", seen);
        post(officer, path + "/corrections", correction);
        post(officer, path + "/release", JSON.createObjectNode());
    }

    private static void await(PatientClient officer, String path, int version, String state) throws Exception {
        Instant deadline = Instant.now().plus(SOON);
        JsonNode report = officer.get(path).json();
        while (!lane(report, version).equals(state)) {
            assertThat(Instant.now())
                    .as("%s of %s", state, report.path("partners"))
                    .isBefore(deadline);
            Thread.sleep(Duration.ofMillis(50));
            report = officer.get(path).json();
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

    private static ObjectNode cigarettes(String sticks, Marker brand) {
        return (ObjectNode) JSON.readTree("""
                {"category": "TOBACCO", "subcategory": "CIGARETTES", "brand": "%s", "takenAs": "SEIZED",
                 "quantity": {"amount": "%s", "unit": "STK", "basis": "COUNTED"}, "authenticity": "CHEAP_WHITE"}
                """.formatted(brand.word(), sticks));
    }

    private static ObjectNode cocaine() {
        return (ObjectNode) JSON.readTree("""
                {"category": "DRUGS", "subcategory": "COCAINE_POWDER", "brand": "%s", "takenAs": "SEIZED",
                 "quantity": {"amount": "12", "unit": "KGM", "basis": "NET"}}
                """.formatted(STAYS.word()));
    }

    private static ObjectNode seizure(String country, ObjectNode... goods) {
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
}
