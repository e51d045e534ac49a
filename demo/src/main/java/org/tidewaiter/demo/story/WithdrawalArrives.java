package org.tidewaiter.demo.story;

import org.tidewaiter.client.ApiClient;
import org.tidewaiter.demo.DemoNetwork;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A withdrawal takes the report out of search and counts. */
final class WithdrawalArrives implements Step {

    private static final String COUNT = "/reports/count?originator=EE-CUSTOMS";

    @Override
    public int number() {
        return 3;
    }

    @Override
    public String title() {
        return "a withdrawal takes it out of search and counts";
    }

    @Override
    public String run(Scene scene) throws Exception {
        try (ApiClient coordinator = scene.api(DemoNetwork.ESTONIA, Scene.COORDINATOR);
                ApiClient analyst = scene.api(DemoNetwork.HUB, Scene.ANALYST)) {
            String number = scene.theCase().path("number").stringValue();
            String search = "/reports?q=" + number;
            scene.await(analyst, search, found -> found.path("reports").size() == 1, "the report in search");
            long before = cases(analyst.get("/api/v1" + COUNT));
            coordinator.post(
                    "/api/v1" + scene.path() + "/withdrawal",
                    JsonNodeFactory.instance.objectNode().put("reason", "ENTERED_IN_ERROR"));
            scene.await(
                    analyst,
                    scene.path(),
                    report ->
                            report.path("summary").path("state").stringValue("").equals("WITHDRAWN"),
                    "the withdrawal at the hub");
            scene.await(analyst, search, found -> found.path("reports").isEmpty(), "the report out of search");
            long after = cases(analyst.get("/api/v1" + COUNT));
            if (after != before - 1) {
                throw new AssertionError("the count went from " + before + " to " + after);
            }
            return "count " + before + " → " + after + ", its history stays readable";
        }
    }

    private static long cases(JsonNode counts) {
        return counts.path("cases").longValue();
    }
}
