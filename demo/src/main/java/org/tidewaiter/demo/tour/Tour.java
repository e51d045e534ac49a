package org.tidewaiter.demo.tour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.tidewaiter.client.ApiClient;
import org.tidewaiter.client.ApiException;
import org.tidewaiter.demo.DemoNetwork;
import org.tidewaiter.report.ReportJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The case that a visitor follows from the hub's page {@code /tour}: recorded at a national node and at the gateway, released
 * at neither, with three cases like it already reported. The file that the page reads is written again whenever the case
 * has been released somewhere.
 */
public final class Tour {

    private final DemoNetwork network;
    private final Path file;
    private final ObjectNode script = JsonNodeFactory.instance.objectNode();

    private Tour(DemoNetwork network) {
        this.network = network;
        this.file = network.tourFile();
    }

    /** Records the cases at the running nodes; the nodes leave the release of reports to a coordinator. */
    public static Tour prepare(DemoNetwork network) throws ApiException, IOException, InterruptedException {
        Tour tour = new Tour(network);
        tour.like(DemoNetwork.POLAND, TourCases.like("PL", "Bobrowniki", 9, "388000"));
        tour.like(DemoNetwork.POLAND, TourCases.like("PL", "Kuźnica", 4, "420000"));
        tour.like(DemoNetwork.LITHUANIA, TourCases.like("LT", "Medininkai", 2, "405000"));
        tour.script.put("password", DemoNetwork.PASSWORD);
        ObjectNode document = TourCases.withDriver();
        try (ApiClient officer = network.api(DemoNetwork.ESTONIA, "officer")) {
            String record = recorded(officer, document);
            tour.photograph(officer, record);
            tour.place("home", DemoNetwork.ESTONIA, "coordinator", record);
        }
        try (ApiClient officer = network.api(DemoNetwork.EUROPE, DemoNetwork.ESTONIA_AT_GATEWAY, "officer")) {
            tour.place("gateway", DemoNetwork.EUROPE, "ee-coordinator", recorded(officer, document));
        }
        tour.write();
        return tour;
    }

    /** Uploads a picture and has it reviewed, so that it leaves with the case. */
    private void photograph(ApiClient officer, String record) throws ApiException, InterruptedException {
        String pictures = "/api/v1/records/" + record + "/pictures";
        JsonNode uploaded = officer.upload(pictures + "?kind=GOODS", "image/jpeg", Photograph.jpeg());
        try (ApiClient coordinator = network.api(DemoNetwork.ESTONIA, "coordinator")) {
            coordinator.post(
                    pictures + "/" + uploaded.path("picture").stringValue() + "/review",
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("decision", "RELEASE")
                            .put("noPerson", true)
                            .put("noPlate", true)
                            .put("noDocument", true));
        }
    }

    private void like(String member, ObjectNode document) throws ApiException, InterruptedException {
        try (ApiClient coordinator = network.api(DemoNetwork.EUROPE, member, "coordinator")) {
            String record = recorded(coordinator, document);
            coordinator.post(
                    "/api/v1/records/" + record + "/release",
                    JsonNodeFactory.instance.objectNode().put("text", false));
        }
    }

    private static String recorded(ApiClient api, ObjectNode document) throws ApiException, InterruptedException {
        return api.post("/api/v1/reports", document).path("record").stringValue();
    }

    private void place(String key, String node, String account, String record) {
        script.putObject(key)
                .put("node", node)
                .put("url", network.node(node).pages().toString())
                .put("account", account)
                .put("record", record)
                .put("originator", DemoNetwork.ESTONIA_AT_GATEWAY)
                .putNull("number");
    }

    /** Looks whether the visitor has released the case, and tells the page. */
    public void follow() throws ApiException, IOException, InterruptedException {
        boolean known = true;
        try (ApiClient home = network.api(DemoNetwork.ESTONIA, "coordinator");
                ApiClient gateway = network.api(DemoNetwork.EUROPE, DemoNetwork.ESTONIA_AT_GATEWAY, "coordinator")) {
            known &= follow(home, (ObjectNode) script.path("home"));
            known &= follow(gateway, (ObjectNode) script.path("gateway"));
        }
        if (!known) {
            write();
        }
    }

    /** Whether nothing new is known of the case there. */
    private static boolean follow(ApiClient api, ObjectNode place) throws ApiException, InterruptedException {
        if (place.hasNonNull("number")) {
            return true;
        }
        JsonNode number = api.get("/api/v1/records/" + place.path("record").stringValue())
                .path("summary")
                .path("number");
        if (!number.isString()) {
            return true;
        }
        place.set("number", number);
        return false;
    }

    /** At once: the page never reads half a file. */
    private void write() throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.write(beside, ReportJson.mapper().writeValueAsBytes(script));
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
