package org.tidewaiter.demo.story;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.client.ApiClient;
import org.tidewaiter.demo.DemoNetwork;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The same case of one country, recorded at two of its systems with one reference, is counted once at the hub. */
final class OneCaseByTwoWays implements Step {

    /**
     * A system of the country.
     *
     * @param member for which it records there; null at a national node
     */
    record Way(String node, @Nullable String member) {

        ApiClient api(Scene scene, String role) {
            return member == null ? scene.api(node, role) : scene.api(node, member, role);
        }
    }

    private final Way one;
    private final Way other;

    OneCaseByTwoWays(Way one, Way other) {
        this.one = one;
        this.other = other;
    }

    @Override
    public int number() {
        return 6;
    }

    @Override
    public String title() {
        return "the same case by two ways, with the same pseudonym, is counted once";
    }

    @Override
    public String run(Scene scene) throws Exception {
        String suffix = UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        ObjectNode document = scene.cigarettesWithDriver(suffix);
        String brand = "Twiceton" + suffix;
        ((ObjectNode) document.path("goods").path(0)).put("brand", brand);
        try (ApiClient analyst = scene.api(DemoNetwork.HUB, Scene.ANALYST)) {
            JsonNode first = recorded(scene, one, document);
            JsonNode second = recorded(scene, other, document);
            scene.await(analyst, path(first), report -> names(report, second), "the link at the hub");
            long cases = analyst.get("/api/v1/reports/count?q=" + brand)
                    .path("cases")
                    .longValue();
            if (cases != 1) {
                throw new AssertionError("the hub counts " + cases + " cases");
            }
            return "reported by " + one.node() + " and by " + other.node() + ", 1 case at the hub, both sources shown";
        }
    }

    private static JsonNode recorded(Scene scene, Way way, ObjectNode document) throws Exception {
        try (ApiClient officer = way.api(scene, Scene.OFFICER);
                ApiClient coordinator = way.api(scene, Scene.COORDINATOR)) {
            return Released.byCoordinator(scene, coordinator, officer.post("/api/v1/reports", document));
        }
    }

    private static boolean names(JsonNode report, JsonNode other) {
        for (JsonNode linked : report.path("sources").path("linked")) {
            if (linked.path("identity").path("number").stringValue("").equals(number(other))) {
                return true;
            }
        }
        return false;
    }

    private static String path(JsonNode released) {
        return "/reports/" + released.path("originator").stringValue("") + "/" + number(released);
    }

    private static String number(JsonNode released) {
        return released.path("number").stringValue("");
    }
}
