package org.tidewaiter.trials;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.demo.network.NodeProcess;

/** Asks a node for what it cannot do, with a planted value in the question, and reads whether the answer repeats it. */
final class ProvokedErrors {

    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final NodeProcess node;
    private final Marker marker;
    private final List<String> tokens;

    ProvokedErrors(TrialNetwork network, String node, Marker marker) {
        this.node = network.demo().node(node);
        this.marker = marker;
        this.tokens = List.of(
                network.demo().token(node, "coordinator"), network.demo().token(node, "admin"), marker.word());
    }

    private record Question(
            String method,
            String path,
            @Nullable String type,
            @Nullable String body) {}

    private List<Question> questions() {
        String word = marker.word();
        String record = "/api/v1/records/00000000-0000-4000-8000-000000000000";
        return List.of(
                new Question("POST", "/api/v1/reports", JSON, "{\"driver\": \"" + word),
                new Question("POST", "/api/v1/reports", JSON, "[\"" + word + "\"]"),
                new Question("POST", "/api/v1/reports", JSON, "{\"" + word + "\": 1}"),
                new Question("POST", "/api/v1/reports", JSON, "{\"nominal\": {\"" + word + "\": \"" + word + "\"}}"),
                new Question("POST", "/api/v1/reports", JSON, "{\"direction\": \"" + word + "\"}"),
                new Question("POST", "/api/v1/reports", JSON, "{\"eventDate\": \"" + word + "\"}"),
                new Question("POST", "/api/v1/reports", JSON, "{\"goods\": [{\"category\": \"" + word + "\"}]}"),
                new Question("POST", "/api/v1/reports", JSON, "{\"sourceKey\": [\"" + word + "\"]}"),
                new Question(
                        "POST",
                        "/api/v1/reports",
                        "application/x-ndjson",
                        "{\"" + word + "\": 1}\nnot json " + word + "\n{\"direction\": \"" + word + "\"}\n"),
                new Question("POST", "/api/v1/reports", "text/" + word, word),
                new Question("POST", record + "/withdrawal", JSON, "{\"reason\": \"" + word + "\"}"),
                new Question("POST", record + "/withdrawal", JSON, word),
                new Question("POST", record + "/hold", JSON, "{\"until\": \"" + word + "\"}"),
                new Question("POST", record + "/release", JSON, "{\"text\": \"" + word + "\"}"),
                new Question("POST", record + "/corrections", JSON, "{\"seenVersion\": \"" + word + "\"}"),
                new Question("GET", "/api/v1/records/" + word, null, null),
                new Question("GET", "/api/v1/receipts/" + word, null, null),
                new Question("GET", "/api/v1/reports/" + word + "/" + word, null, null),
                new Question("GET", "/api/v1/reports?limit=" + word, null, null),
                new Question("GET", "/api/v1/reports?after=" + word, null, null),
                new Question("GET", "/api/v1/reports?from=" + word + "&" + word + "=1", null, null),
                new Question("GET", "/api/v1/lanes/" + word, null, null),
                new Question("GET", "/api/v1/alarms?open=" + word, null, null),
                new Question("GET", "/api/v1/vocabulary/" + word, null, null),
                new Question("GET", "/api/v1/" + word, null, null),
                new Question("PUT", "/api/v1/reports", JSON, word),
                new Question("GET", "/actuator/" + word, null, null),
                new Question("GET", "/error/" + word, null, null),
                new Question("GET", "/assets/" + word, null, null),
                new Question("POST", "/sign-in", FORM, "username=" + word + "&password=" + word),
                new Question("POST", "/preferences", FORM, word + "=" + word));
    }

    /** Answers that repeat what was planted, and questions that were not refused. */
    List<String> faults() throws IOException, InterruptedException {
        List<String> faults = new ArrayList<>();
        int asked = 0;
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (Question question : questions()) {
                for (String token : tokens) {
                    asked++;
                    HttpResponse<String> answer =
                            http.send(request(question, token), HttpResponse.BodyHandlers.ofString());
                    if (answer.statusCode() / 100 == 5) {
                        faults.add(node.name() + " fails with " + answer.statusCode() + " at " + question);
                    }
                    if (marker.isIn(withoutOwnNames(answer.body()))
                            || marker.isIn(answer.headers().toString())) {
                        faults.add(node.name() + " repeats what was typed: " + answer.statusCode() + " "
                                + answer.headers().map() + " " + answer.body() + " at " + question);
                    }
                }
            }
        }
        System.out.println("personal data trial: " + asked + " errors provoked at " + node.name());
        return faults;
    }

    /**
     * Two things go back to the one who sent them: the name of a field that the model does not have, which could not be
     * mended otherwise, and a page's own address, to which a change of language returns.
     */
    private static String withoutOwnNames(String answer) {
        return answer.replaceAll("\"path\":\"[^\"]*\",\"rule\":\"unknown-name\"", "")
                .replaceAll("name=\"back\" value=\"[^\"]*\"", "");
    }

    private HttpRequest request(Question question, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(node.url() + question.path()))
                .header("Authorization", "Bearer " + token)
                .header("Accept-Language", "en")
                .method(
                        question.method(),
                        question.body() == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(question.body()));
        if (question.type() != null) {
            request.header("Content-Type", question.type());
        }
        return request.build();
    }
}
