package org.tidewaiter.demo.story;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.tidewaiter.client.ApiClient;
import org.tidewaiter.demo.DatabaseSearch;
import org.tidewaiter.demo.DemoNetwork;
import org.tidewaiter.exchange.token.SignedKind;
import org.tidewaiter.exchange.token.Token;
import org.tidewaiter.report.ReportJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A report that the hub has passed on is withdrawn, to be erased: every holder confirms, and none has anything left. */
final class HoldersConfirm implements Step {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Override
    public int number() {
        return 12;
    }

    @Override
    public String title() {
        return "passed on by the hub, then withdrawn and erased at every holder";
    }

    @Override
    public String run(Scene scene) throws Exception {
        String post =
                "Quillmoor " + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        try (ApiClient officer = scene.api(DemoNetwork.ESTONIA, Scene.OFFICER);
                ApiClient coordinator = scene.api(DemoNetwork.ESTONIA, Scene.COORDINATOR);
                ApiClient far = scene.api(DemoNetwork.UNITED_STATES, Scene.ANALYST)) {
            JsonNode released =
                    Released.byCoordinator(scene, coordinator, officer.post("/api/v1/reports", tusks(post)));
            String path = "/reports/" + released.path("originator").stringValue() + "/"
                    + released.path("number").stringValue();
            JsonNode passedOn = scene.await(
                    far, path, report -> !report.path("versions").isEmpty(), "the report at the second national node");
            Token.read(passedOn.path("versions").path(0).path("jws").stringValue(), SignedKind.VERSION)
                    .requireSignatureOf(DemoNetwork.ESTONIA, scene.keys());
            scene.await(coordinator, path + "/holders", holders -> all(holders, 1), "the holders of the report");
            Instant begun = Instant.now();
            coordinator.post(
                    "/api/v1" + path + "/withdrawal",
                    JsonNodeFactory.instance.objectNode().put("reason", "ERASE"));
            JsonNode holders =
                    scene.await(coordinator, path + "/holders", all -> all(all, 2), "the confirmation of every holder");
            Duration took = Duration.between(begun, Instant.now());
            for (String node : List.of(DemoNetwork.ESTONIA, DemoNetwork.HUB, DemoNetwork.UNITED_STATES)) {
                awaitNothingLeft(scene.network().node(node).data(), node, post);
            }
            return "erased, confirmed by " + holders.path("confirmed").intValue() + " of "
                    + holders.path("of").intValue()
                    + " after %.1f s, nothing left in three databases".formatted(took.toMillis() / 1000.0);
        }
    }

    private static boolean all(JsonNode holders, int version) {
        return holders.path("version").intValue() == version
                && holders.path("of").intValue() == 2
                && holders.path("confirmed").intValue() == 2;
    }

    /** Rollups and the copies of matching follow the journal within moments. */
    private static void awaitNothingLeft(Path data, String node, String post) throws Exception {
        Instant deadline = Instant.now().plus(PATIENCE);
        List<String> places = DatabaseSearch.in(data, List.of(post)).places();
        while (!places.isEmpty()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("the erased report still stands at " + node + " in " + places);
            }
            Thread.sleep(200);
            places = DatabaseSearch.in(data, List.of(post)).places();
        }
    }

    private static ObjectNode tusks(String post) {
        return (ObjectNode)
                ReportJson.mapper().readTree("""
                {"formType": "STANDARD", "eventKind": "SEIZURE", "provenance": "API",
                 "eventDate": {"date": "%s", "precision": "DAY"},
                 "reportingCountry": "EE", "reportingAgency": "CUSTOMS", "discoveryCountry": "EE",
                 "place": {"post": "%s"}, "locationType": "LAND_BORDER_CROSSING", "direction": "IMPORT",
                 "regime": "NONE", "offence": "SMUGGLING",
                 "goods": [{"category": "CITES", "subcategory": "IVORY_RAW",
                            "quantity": {"amount": "4", "unit": "KGM", "basis": "GROSS"}, "takenAs": "SEIZED",
                            "wildlife": {"taxon": "Loxodonta africana", "specimen": "TUSK", "alive": false,
                                         "appendix": "I", "source": "W", "purpose": "T"}}],
                 "route": [{"role": "DEPARTURE", "country": "RU"}, {"role": "DISCOVERY", "country": "EE"},
                           {"role": "DESTINATION", "country": "FI"}],
                 "transport": {"mode": "3", "conveyance": "LORRY"},
                 "concealment": [{"place": "CHASSIS", "method": "PURPOSE_BUILT"}],
                 "detection": ["XRAY_MOBILE"], "selectionBasis": "RISK_PROFILE", "outcome": "SEIZED"}
                """.formatted(LocalDate.now().minusDays(1), post));
    }
}
