package org.tidewaiter.demo.story;

import org.tidewaiter.client.ApiClient;
import org.tidewaiter.demo.DemoNetwork;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A correction arrives as version 2. */
final class CorrectionArrives implements Step {

    @Override
    public int number() {
        return 2;
    }

    @Override
    public String title() {
        return "a correction arrives";
    }

    @Override
    public String run(Scene scene) throws Exception {
        try (ApiClient coordinator = scene.api(DemoNetwork.ESTONIA, Scene.COORDINATOR);
                ApiClient analyst = scene.api(DemoNetwork.HUB, Scene.ANALYST)) {
            JsonNode atHome = scene.await(
                    coordinator,
                    scene.path(),
                    report -> report.path("summary").path("version").intValue(0) == 1,
                    "version 1");
            ObjectNode corrected = (ObjectNode) atHome.path("report").deepCopy();
            ((ObjectNode) corrected.path("goods").path(0).path("quantity")).put("amount", "9200");
            corrected.put("seenVersion", 1);
            coordinator.post("/api/v1" + scene.path() + "/corrections", corrected);
            String record = atHome.path("summary").path("record").stringValue();
            releaseOpen(scene, coordinator, record);
            JsonNode atHub = scene.await(
                    analyst,
                    scene.path(),
                    report -> report.path("summary").path("version").intValue(0) == 2,
                    "version 2 at the hub");
            String amount = atHub.path("report")
                    .path("goods")
                    .path(0)
                    .path("quantity")
                    .path("amount")
                    .stringValue("");
            if (!amount.equals("9200")) {
                throw new AssertionError("the hub shows another quantity than the corrected one");
            }
            return "version 2, 9,200 sticks instead of 8,000";
        }
    }

    private static void releaseOpen(Scene scene, ApiClient coordinator, String record) throws Exception {
        JsonNode now = scene.await(coordinator, "/records/" + record, report -> true, "the report");
        if (now.path("summary").path("open").stringValue("").equals("SUBMITTED")) {
            coordinator.post(
                    "/api/v1/records/" + record + "/release",
                    tools.jackson.databind.node.JsonNodeFactory.instance
                            .objectNode()
                            .put("text", false));
        }
    }
}
