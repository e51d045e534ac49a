package org.tidewaiter.node.delivery.holder;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.letter.LetterBounds;
import org.tidewaiter.exchange.token.Codes;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.exchange.version.VersionClaims;
import org.tidewaiter.node.delivery.Holder;
import org.tidewaiter.node.delivery.ReportHolders.Copies;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The body of a letter about holders. Codes, numbers and times only; one that holds anything else is not read. */
final class ToldReports {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_REPORTS = 500;
    private static final int MOST_FILES = 1_000_000_000;

    private ToldReports() {}

    /** As many bodies as these reports need. */
    static List<String> write(List<ToldReport> reports) {
        List<String> bodies = new ArrayList<>();
        StringBuilder body = new StringBuilder();
        int count = 0;
        for (ToldReport report : reports) {
            String text = JSON.writeValueAsString(json(report));
            if (count == MOST_REPORTS || count > 0 && body.length() + text.length() + 16 > LetterBounds.BODY_BYTES) {
                bodies.add(closed(body));
                body = new StringBuilder();
                count = 0;
            }
            body.append(count == 0 ? "" : ",").append(text);
            count++;
        }
        if (count > 0) {
            bodies.add(closed(body));
        }
        return bodies;
    }

    private static String closed(StringBuilder reports) {
        return "{\"reports\":[" + reports + "]}";
    }

    private static ObjectNode json(ToldReport report) {
        ObjectNode json = JSON.createObjectNode()
                .put("originator", report.identity().originator())
                .put("number", report.identity().number().toString());
        var holders = json.putArray("holders");
        for (Holder holder : report.holders()) {
            ObjectNode one = holders.addObject()
                    .put("node", holder.node())
                    .put("version", holder.version())
                    .put("withdrawal", holder.withdrawal())
                    .put("state", holder.state().name())
                    .put("since", holder.since().toString());
            if (holder.reason() != null) {
                one.put("reason", holder.reason());
            }
            if (holder.receiptId() != null) {
                one.put("receipt", holder.receiptId().toString());
            }
        }
        var copies = json.putArray("copies");
        report.copies()
                .forEach(one -> copies.addObject().put("node", one.node()).put("files", one.files()));
        return json;
    }

    /** What a body says; empty if it is none of these. */
    static Optional<List<ToldReport>> read(String body) {
        try {
            JsonNode reports = JSON.readTree(body).path("reports");
            if (!reports.isArray() || reports.size() > MOST_REPORTS) {
                return Optional.empty();
            }
            List<ToldReport> told = new ArrayList<>();
            for (JsonNode report : reports) {
                told.add(report(report));
            }
            return Optional.of(told);
        } catch (JacksonException | IllegalArgumentException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static ToldReport report(JsonNode json) {
        List<Holder> holders = new ArrayList<>();
        for (JsonNode one : bounded(json.path("holders"))) {
            holders.add(new Holder(
                    code(one, "node"),
                    null,
                    number(one, "version", VersionClaims.MAXIMUM_VERSION),
                    one.path("withdrawal").booleanValue(),
                    Holder.State.valueOf(one.path("state").stringValue("")),
                    Instant.parse(one.path("since").stringValue("")),
                    one.has("reason") ? code(one, "reason") : null,
                    uuid(one.path("receipt").stringValue(null))));
        }
        List<Copies> copies = new ArrayList<>();
        for (JsonNode one : bounded(json.path("copies"))) {
            copies.add(new Copies(code(one, "node"), number(one, "files", MOST_FILES)));
        }
        requireOnce(holders.stream().map(Holder::node).toList());
        requireOnce(copies.stream().map(Copies::node).toList());
        return new ToldReport(
                new ReportIdentity(
                        code(json, "originator"),
                        UUID.fromString(json.path("number").stringValue(""))),
                holders,
                copies);
    }

    private static JsonNode bounded(JsonNode array) {
        if (array.size() > ToldReport.MOST) {
            throw new IllegalArgumentException("more holders than are told of one report");
        }
        return array;
    }

    private static void requireOnce(List<String> nodes) {
        if (Set.copyOf(nodes).size() != nodes.size()) {
            throw new IllegalArgumentException("a node is named once");
        }
    }

    private static String code(JsonNode json, String name) {
        String code = json.path(name).stringValue("");
        if (!Codes.isCode(code)) {
            throw new IllegalArgumentException("not a code");
        }
        return code;
    }

    private static int number(JsonNode json, String name, int most) {
        int number = json.path(name).intValue(0);
        if (number < 1 || number > most) {
            throw new IllegalArgumentException("out of range");
        }
        return number;
    }

    private static @Nullable UUID uuid(@Nullable String text) {
        return text == null ? null : UUID.fromString(text);
    }
}
