package org.tidewaiter.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.client.ApiClient;
import org.tidewaiter.client.ApiException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The offices behind the demonstration's nodes: their entries in the directory, and a question that waits for an answer. */
final class Offices {

    private static final List<Office> ALL = List.of(
            new Office(DemoNetwork.HUB, null, "Regional intelligence liaison office", "BE", "RILO", "English, French"),
            new Office(DemoNetwork.ESTONIA, null, "Customs of Estonia", "EE", "NCP", "Estonian, English"),
            new Office(
                    DemoNetwork.UNITED_STATES, null, "Customs of the United States", "US", "NCP", "English, Spanish"),
            new Office(DemoNetwork.EUROPE, DemoNetwork.POLAND, "Customs of Poland", "PL", "NCP", "Polish, English"),
            new Office(
                    DemoNetwork.EUROPE,
                    DemoNetwork.LITHUANIA,
                    "Customs of Lithuania",
                    "LT",
                    "NCP",
                    "Lithuanian, English"));

    private Offices() {}

    private record Office(
            String node, @Nullable String member, String name, String country, String role, String languages) {

        ObjectNode entry() {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("administration", name + " (demonstration)")
                    .put("country", country)
                    .put("role", role)
                    .put("mailbox", "contact." + country.toLowerCase(java.util.Locale.ROOT) + "@customs.example")
                    .put("telephone", "+00 000 0000")
                    .put("languages", languages)
                    .put("hours", "At all hours");
        }
    }

    /** Enters them, and asks Poland about a case that has arrived. */
    static void open(DemoNetwork network) throws ApiException, InterruptedException {
        for (Office office : ALL) {
            try (ApiClient coordinator = office.member() == null
                    ? network.api(office.node(), "coordinator")
                    : network.api(office.node(), office.member(), "coordinator")) {
                coordinator.put("/api/v1/contacts/own", office.entry());
            }
        }
        try (ApiClient analyst = network.api(DemoNetwork.HUB, "analyst")) {
            JsonNode found = analyst.get("/api/v1/reports?limit=1&originator=" + DemoNetwork.POLAND)
                    .path("reports")
                    .path(0);
            if (found.hasNonNull("number")) {
                ask(analyst, found);
            }
        }
    }

    private static void ask(ApiClient analyst, JsonNode report) throws ApiException, InterruptedException {
        ObjectNode question = JsonNodeFactory.instance
                .objectNode()
                .put("version", report.path("version").intValue())
                .put("text", "Is the brand written on the cartons as it was reported? It came by this route before.");
        question.putArray("fields").add("goods[0].brand");
        analyst.post(
                "/api/v1/reports/" + report.path("originator").stringValue() + "/"
                        + report.path("number").stringValue() + "/questions",
                question);
    }
}
