package org.tidewaiter.demo.story;

import org.tidewaiter.client.ApiClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Brings a recorded report to its release, where an agreement has not released it already. */
final class Released {

    private Released() {}

    /** What the node says of the report once it has a number. */
    static JsonNode byCoordinator(Scene scene, ApiClient coordinator, JsonNode recorded) throws Exception {
        if (recorded.hasNonNull("number")) {
            return recorded;
        }
        String record = recorded.path("record").stringValue();
        coordinator.post(
                "/api/v1/records/" + record + "/release",
                JsonNodeFactory.instance.objectNode().put("text", false));
        return scene.await(
                        coordinator,
                        "/records/" + record,
                        report -> report.path("summary").hasNonNull("number"),
                        "the release")
                .path("summary");
    }
}
