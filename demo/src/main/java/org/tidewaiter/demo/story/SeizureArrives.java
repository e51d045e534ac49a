package org.tidewaiter.demo.story;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.tidewaiter.client.ApiClient;
import org.tidewaiter.demo.DemoNetwork;
import org.tidewaiter.exchange.token.SignedKind;
import org.tidewaiter.exchange.token.Token;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An officer's seizure is at the hub, without personal data, its signature and its receipt verified. */
final class SeizureArrives implements Step {

    @Override
    public int number() {
        return 1;
    }

    @Override
    public String title() {
        return "an officer's seizure is at the hub, non-personal, signature and receipt verified";
    }

    @Override
    public String run(Scene scene) throws Exception {
        ObjectNode document = scene.cigarettesWithDriver(
                UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT));
        try (ApiClient officer = scene.api(DemoNetwork.ESTONIA, Scene.OFFICER);
                ApiClient coordinator = scene.api(DemoNetwork.ESTONIA, Scene.COORDINATOR);
                ApiClient analyst = scene.api(DemoNetwork.HUB, Scene.ANALYST)) {
            JsonNode recorded = officer.post("/api/v1/reports", document);
            JsonNode released = Released.byCoordinator(scene, coordinator, recorded);
            scene.remember(released);
            JsonNode atHub = scene.await(
                    analyst, scene.path(), report -> !report.path("versions").isEmpty(), "the report at the hub");
            JsonNode version = atHub.path("versions").path(0);
            Token.read(version.path("jws").stringValue(), SignedKind.VERSION)
                    .requireSignatureOf(DemoNetwork.ESTONIA, scene.keys());
            for (String personal : scene.planted()) {
                if (atHub.toString().contains(personal)) {
                    throw new AssertionError("a personal value is at the hub");
                }
            }
            verifyReceipt(scene, officer);
            Duration took = Duration.between(
                    Instant.parse(version.path("releasedAt").stringValue()),
                    Instant.parse(version.path("acceptedAt").stringValue()));
            return "%.1f s of 24 hours".formatted(took.toMillis() / 1000.0);
        }
    }

    private static void verifyReceipt(Scene scene, ApiClient officer) throws Exception {
        JsonNode atHome = scene.await(
                officer,
                scene.path(),
                report -> report.path("partners")
                        .path(0)
                        .path("state")
                        .stringValue("")
                        .equals("DELIVERED"),
                "the receipt");
        String receipt = atHome.path("partners").path(0).path("receiptId").stringValue();
        String signed =
                officer.get("/api/v1/receipts/" + receipt).path("signed").stringValue();
        Token.read(signed, SignedKind.RECEIPT).requireSignatureOf(DemoNetwork.HUB, scene.keys());
    }
}
