package org.tidewaiter.node.quality;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tidewaiter.exchange.token.Codes;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.report.ReportJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The bodies of the letters that carry questions and answers. They hold what a person wrote for the partner, and codes; who
 * wrote it stays at the writer's node.
 */
final class QuestionLetters {

    static final String QUESTION = "question";
    static final String ANSWER = "answer";
    static final String CLOSED = "question-closed";

    private QuestionLetters() {}

    /** A question as it travels. */
    record Asked(UUID id, ReportIdentity report, int version, List<String> fields, String text, Instant due) {}

    /** An answer as it travels. */
    record Answered(UUID id, UUID question, String text) {}

    static String write(Asked asked) {
        ObjectNode json = ReportJson.mapper().createObjectNode();
        json.put("question", asked.id().toString())
                .put("originator", asked.report().originator())
                .put("number", asked.report().number().toString())
                .put("version", asked.version());
        ArrayNode fields = json.putArray("fields");
        asked.fields().forEach(fields::add);
        return json.put("text", asked.text()).put("due", asked.due().toString()).toString();
    }

    static String write(Answered answered) {
        return ReportJson.mapper()
                .createObjectNode()
                .put("answer", answered.id().toString())
                .put("question", answered.question().toString())
                .put("text", answered.text())
                .toString();
    }

    static String writeClosed(UUID question) {
        return ReportJson.mapper()
                .createObjectNode()
                .put("question", question.toString())
                .toString();
    }

    /** Empty where the body is no question. */
    static Optional<Asked> asked(String body) {
        return reading(body, json -> {
            List<String> fields = new ArrayList<>();
            json.path("fields").forEach(field -> fields.add(field.stringValue()));
            boolean fits = fields.size() <= QuestionBounds.FIELDS
                    && fields.stream().allMatch(Codes::isPath)
                    && QuestionBounds.fits(json.path("text").stringValue())
                    && json.path("version").intValue() > 0;
            return fits
                    ? Optional.of(new Asked(
                            uuid(json, "question"),
                            new ReportIdentity(json.path("originator").stringValue(), uuid(json, "number")),
                            json.path("version").intValue(),
                            fields,
                            json.path("text").stringValue(),
                            Instant.parse(json.path("due").stringValue())))
                    : Optional.empty();
        });
    }

    static Optional<Answered> answered(String body) {
        return reading(
                body,
                json -> Optional.of(new Answered(
                                uuid(json, "answer"),
                                uuid(json, "question"),
                                json.path("text").stringValue()))
                        .filter(answer -> QuestionBounds.fits(answer.text())));
    }

    static Optional<UUID> closed(String body) {
        return reading(body, json -> Optional.of(uuid(json, "question")));
    }

    private interface Reading<T> {
        Optional<T> of(JsonNode json);
    }

    /** A partner writes what it likes: whatever is not as it should be is no such letter. */
    private static <T> Optional<T> reading(String body, Reading<T> reading) {
        try {
            return reading.of(ReportJson.mapper().readTree(body));
        } catch (JacksonException | IllegalArgumentException | DateTimeException notAsItShouldBe) {
            return Optional.empty();
        }
    }

    private static UUID uuid(JsonNode json, String name) {
        return UUID.fromString(json.path(name).stringValue());
    }
}
