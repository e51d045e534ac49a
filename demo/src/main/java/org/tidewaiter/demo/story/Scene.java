package org.tidewaiter.demo.story;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.client.ApiClient;
import org.tidewaiter.client.ApiException;
import org.tidewaiter.demo.DemoNetwork;
import org.tidewaiter.exchange.identity.KeyDirectory;
import org.tidewaiter.exchange.identity.KeyHistory;
import org.tidewaiter.report.ReportJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the steps share: the network, the case that it is all about, and the personal values planted in it. */
final class Scene {

    static final String OFFICER = "officer";
    static final String COORDINATOR = "coordinator";
    static final String ANALYST = "analyst";
    static final String ADMINISTRATOR = "admin";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DemoNetwork network;
    private final List<String> planted = new ArrayList<>();
    private @Nullable JsonNode answer;

    Scene(DemoNetwork network) {
        this.network = network;
    }

    DemoNetwork network() {
        return network;
    }

    /** Personal values that must be nowhere but at the node at which they were recorded. */
    List<String> planted() {
        return List.copyOf(planted);
    }

    void remember(JsonNode recorded) {
        this.answer = recorded;
    }

    /** What the national node said of the case when it was recorded, or an earlier step failed. */
    JsonNode theCase() {
        if (answer == null) {
            throw new AssertionError("the case of step 1 was not recorded");
        }
        return answer;
    }

    String path() {
        return "/reports/" + theCase().path("originator").stringValue() + "/"
                + theCase().path("number").stringValue();
    }

    ApiClient api(String node, String role) {
        return network.api(node, role);
    }

    /** The API of the gateway, for a person of that member state. */
    ApiClient api(String gateway, String member, String role) {
        return network.api(gateway, member, role);
    }

    /** Asks until an answer fits; fails with the last one when none does in time. */
    JsonNode await(ApiClient api, String path, Predicate<JsonNode> fits, String what) throws Exception {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (true) {
            Optional<JsonNode> found = ask(api, path);
            if (found.isPresent() && fits.test(found.get())) {
                return found.get();
            }
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError(what + " did not come about within " + PATIENCE.toSeconds() + " s");
            }
            Thread.sleep(50);
        }
    }

    private static Optional<JsonNode> ask(ApiClient api, String path) throws ApiException, InterruptedException {
        try {
            return Optional.of(api.get("/api/v1" + path));
        } catch (ApiException e) {
            if (e.status() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The keys of this network's nodes, as their partners have pinned them. */
    KeyDirectory keys() {
        return node ->
                Optional.of(KeyHistory.pinned(node, network.identity(node).verificationKey(), Instant.EPOCH));
    }

    /** A cigarette case with a driver, as an officer would record it; its personal values are remembered. */
    ObjectNode cigarettesWithDriver(String suffix) {
        String driver = plant("Zdenek Quastholm-" + suffix);
        String plate = plant("QX" + suffix + "Z");
        String waybill = plant("AWB-777-" + suffix);
        String passport = plant("KZ9" + suffix);
        String street = plant("Quarrelbank " + suffix);
        String reference = plant("EST/" + suffix + "/TALLY");
        String narrative = plant("the driver said that cousin Brandolf-" + suffix + " had loaded the lorry");
        return (ObjectNode) ReportJson.mapper().readTree("""
                {"formType": "STANDARD", "eventKind": "SEIZURE", "provenance": "API",
                 "eventDate": {"date": "%s", "precision": "DAY"},
                 "reportingCountry": "EE", "reportingAgency": "CUSTOMS", "discoveryCountry": "EE",
                 "place": {"post": "Narva"}, "locationType": "LAND_BORDER_CROSSING", "direction": "IMPORT",
                 "regime": "NONE", "offence": "SMUGGLING",
                 "goods": [{"category": "TOBACCO", "subcategory": "CIGARETTES", "brand": "Marble",
                            "quantity": {"amount": "8000", "unit": "STK", "basis": "COUNTED"}, "takenAs": "SEIZED",
                            "authenticity": "CHEAP_WHITE"}],
                 "route": [{"role": "DEPARTURE", "country": "RU"}, {"role": "DISCOVERY", "country": "EE"},
                           {"role": "DESTINATION", "country": "FI"}],
                 "transport": {"mode": "3", "conveyance": "LORRY"},
                 "concealment": [{"place": "CHASSIS", "method": "PURPOSE_BUILT"}],
                 "detection": ["XRAY_MOBILE"], "selectionBasis": "RISK_PROFILE", "outcome": "SEIZED",
                 "offenders": {"count": 1, "profiles": [{"nationality": "LV", "sex": "1", "role": "DRIVER"}]},
                 "nominal": {"nationalCaseRef": "%s", "driver": "%s", "vehiclePlates": ["%s"], "waybill": "%s",
                             "street": "%s", "narrative": "%s",
                             "persons": [{"familyName": "%s", "documents": [{"kind": "PASSPORT", "number": "%s"}]}]}}
                """.formatted(
                LocalDate.now().minusDays(1), reference, driver, plate, waybill, street, narrative, driver, passport));
    }

    private String plant(String value) {
        planted.add(value);
        return value;
    }
}
