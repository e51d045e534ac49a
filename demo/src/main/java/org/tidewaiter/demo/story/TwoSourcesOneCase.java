package org.tidewaiter.demo.story;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.tidewaiter.client.ApiClient;
import org.tidewaiter.demo.DemoNetwork;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The same seizure told by two sources with no reference in common, in another unit and less precisely: the hub offers the
 * pair with its reasons, an analyst decides, one case is counted; the decision is undone.
 */
final class TwoSourcesOneCase implements Step {

    @Override
    public int number() {
        return 14;
    }

    @Override
    public String title() {
        return "two sources with no reference in common: a pair is offered, a person decides, one is counted";
    }

    @Override
    public String run(Scene scene) throws Exception {
        String suffix = UUID.randomUUID().toString().substring(0, 6).toUpperCase(Locale.ROOT);
        String brand = "Pairwell" + suffix;
        try (ApiClient analyst = scene.api(DemoNetwork.HUB, Scene.ANALYST)) {
            JsonNode first = national(scene, seizure(scene, suffix + "A", brand, "24000", "STK"));
            JsonNode second = atGateway(scene, seizure(scene, suffix + "B", brand, "120", "CT"));
            JsonNode offered = offered(scene, analyst, first, second);
            expectCases(analyst, brand, 2);
            String links = "/api/v1" + path(first) + "/links";
            JsonNode linked = analyst.post(links, name(second));
            expectCases(analyst, brand, 1);
            analyst.post(
                    links + "/"
                            + linked.path("linked")
                                    .path(0)
                                    .path("link")
                                    .path("id")
                                    .longValue() + "/undo",
                    JsonNodeFactory.instance.objectNode().put("reason", "LINKED_BY_MISTAKE"));
            expectCases(analyst, brand, 2);
            return "offered with odds of 2 to the power of %.0f for %d reasons, linked: 1 case, undone: 2"
                    .formatted(
                            offered.path("score").doubleValue(),
                            offered.path("evidence").size());
        }
    }

    private static ObjectNode seizure(Scene scene, String suffix, String brand, String amount, String unit) {
        ObjectNode document = scene.cigarettesWithDriver(suffix);
        ObjectNode line = (ObjectNode) document.path("goods").path(0);
        line.put("brand", brand);
        ((ObjectNode) line.path("quantity")).put("amount", amount).put("unit", unit);
        return document;
    }

    private static JsonNode national(Scene scene, ObjectNode document) throws Exception {
        try (ApiClient officer = scene.api(DemoNetwork.ESTONIA, Scene.OFFICER);
                ApiClient coordinator = scene.api(DemoNetwork.ESTONIA, Scene.COORDINATOR)) {
            return Released.byCoordinator(scene, coordinator, officer.post("/api/v1/reports", document));
        }
    }

    private static JsonNode atGateway(Scene scene, ObjectNode document) throws Exception {
        String member = DemoNetwork.ESTONIA_AT_GATEWAY;
        try (ApiClient officer = scene.api(DemoNetwork.EUROPE, member, Scene.OFFICER);
                ApiClient coordinator = scene.api(DemoNetwork.EUROPE, member, Scene.COORDINATOR)) {
            return Released.byCoordinator(scene, coordinator, officer.post("/api/v1/reports", document));
        }
    }

    private static JsonNode offered(Scene scene, ApiClient analyst, JsonNode first, JsonNode second) throws Exception {
        return pair(
                        scene.await(
                                analyst,
                                "/pairs",
                                page -> pair(page, first, second).isPresent(),
                                "the pair among those that the hub offers"),
                        first,
                        second)
                .orElseThrow();
    }

    private static Optional<JsonNode> pair(JsonNode page, JsonNode first, JsonNode second) {
        return StreamSupport.stream(page.path("pairs").spliterator(), false)
                .filter(pair -> isOneOf(pair.path("one"), first, second) && isOneOf(pair.path("other"), first, second))
                .findFirst();
    }

    private static boolean isOneOf(JsonNode name, JsonNode first, JsonNode second) {
        return name.equals(name(first)) || name.equals(name(second));
    }

    private static void expectCases(ApiClient analyst, String brand, long expected) throws Exception {
        long cases =
                analyst.get("/api/v1/reports/count?q=" + brand).path("cases").longValue();
        if (cases != expected) {
            throw new AssertionError("the hub counts " + cases + " cases where there should be " + expected);
        }
    }

    private static ObjectNode name(JsonNode released) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("originator", released.path("originator").stringValue(""))
                .put("number", released.path("number").stringValue(""));
    }

    private static String path(JsonNode released) {
        return "/reports/" + released.path("originator").stringValue("") + "/"
                + released.path("number").stringValue("");
    }
}
