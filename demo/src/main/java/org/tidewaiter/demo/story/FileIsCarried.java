package org.tidewaiter.demo.story;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import org.tidewaiter.client.ApiClient;
import org.tidewaiter.demo.DemoNetwork;
import org.tidewaiter.exchange.parcel.ParcelSeal;
import org.tidewaiter.report.ReportJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A node whose line is down writes an encrypted file; it is carried to the hub twice, and the receipts are carried back. */
final class FileIsCarried implements Step {

    private static final String LANE = "/api/v1/lanes/" + DemoNetwork.HUB;

    @Override
    public int number() {
        return 11;
    }

    @Override
    public String title() {
        return "what waits is carried by file, taken twice, and counted once";
    }

    @Override
    public String run(Scene scene) throws Exception {
        try (ApiClient carrier = scene.api(DemoNetwork.UNITED_STATES, Scene.ADMINISTRATOR);
                ApiClient coordinator = scene.api(DemoNetwork.UNITED_STATES, Scene.COORDINATOR);
                ApiClient analyst = scene.api(DemoNetwork.HUB, Scene.ANALYST);
                ApiClient hub = scene.api(DemoNetwork.HUB, Scene.ADMINISTRATOR);
                HttpClient http = HttpClient.newHttpClient()) {
            carrier.put(LANE + "/way", way(true));
            try {
                JsonNode released =
                        Released.byCoordinator(scene, coordinator, coordinator.post("/api/v1/reports", cigarettes()));
                String report = "/reports/" + released.path("originator").stringValue() + "/"
                        + released.path("number").stringValue();
                scene.await(coordinator, report, waiting -> state(waiting).equals("WAITING"), "the report on its lane");
                byte[] file = fetch(scene, http, DemoNetwork.UNITED_STATES, "POST", LANE + "/parcels");
                JsonNode taken = hub.upload("/api/v1/parcels", ParcelSeal.MEDIA_TYPE, file);
                JsonNode again = hub.upload("/api/v1/parcels", ParcelSeal.MEDIA_TYPE, file);
                byte[] answer = fetch(
                        scene,
                        http,
                        DemoNetwork.HUB,
                        "GET",
                        "/api/v1/parcels/" + again.path("id").stringValue() + "/answer");
                carrier.upload("/api/v1/parcels", ParcelSeal.MEDIA_TYPE, answer);
                scene.await(coordinator, report, settled -> state(settled).equals("DELIVERED"), "the receipt");
                JsonNode atHub = scene.await(analyst, report, found -> true, "the report at the hub");
                if (atHub.path("versions").size() != 1) {
                    throw new AssertionError("the hub holds it more than once");
                }
                return file.length + " bytes, " + taken.path("dispatches").intValue()
                        + " dispatch, receipt carried back";
            } finally {
                carrier.put(LANE + "/way", way(false));
            }
        }
    }

    private static String state(JsonNode report) {
        return report.path("partners").path(0).path("state").stringValue("");
    }

    private static ObjectNode way(boolean file) {
        return JsonNodeFactory.instance.objectNode().put("file", file);
    }

    private static JsonNode cigarettes() {
        return ReportJson.mapper().readTree("""
                {"formType": "SIMPLIFIED", "eventKind": "SEIZURE", "provenance": "API",
                 "eventDate": {"date": "%s", "precision": "DAY"},
                 "reportingCountry": "US", "reportingAgency": "CUSTOMS", "discoveryCountry": "US",
                 "locationType": "AIRPORT", "direction": "IMPORT", "offence": "SMUGGLING",
                 "goods": [{"category": "TOBACCO", "subcategory": "CIGARETTES",
                            "quantity": {"amount": "4800", "unit": "STK", "basis": "COUNTED"}, "takenAs": "SEIZED"}],
                 "transport": {"mode": "4"}}
                """.formatted(LocalDate.now().minusDays(1)));
    }

    private static byte[] fetch(Scene scene, HttpClient http, String node, String method, String path)
            throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(
                HttpRequest.newBuilder(scene.network().node(node).url().resolve(path))
                        .timeout(Duration.ofSeconds(30))
                        .header("Authorization", "Bearer " + scene.network().token(node, Scene.ADMINISTRATOR))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " answered HTTP " + answer.statusCode());
        }
        return answer.body();
    }
}
