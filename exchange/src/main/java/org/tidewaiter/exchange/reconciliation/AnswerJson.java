package org.tidewaiter.exchange.reconciliation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.reconciliation.ReconciliationAnswer.Reply;
import org.tidewaiter.exchange.token.Claims;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.exchange.token.StrictJson;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.SignedVersion;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON form of an answer's claims. */
final class AnswerJson {

    /** A holding's line: originator of at most 40 characters, number, two digests, a word, slashes. */
    private static final int LONGEST_LINE = 200;

    private AnswerJson() {}

    static byte[] write(ReconciliationAnswer answer) {
        ObjectNode json = StrictJson.newObject();
        json.put("id", answer.id().toString()).put("question", answer.question().text());
        json.put("asker", answer.asker()).put("answerer", answer.answerer());
        json.put("time", answer.time().toString());
        switch (answer.reply()) {
            case Reply.Preparing _ -> json.put("reply", "preparing");
            case Reply.Forgotten _ -> json.put("reply", "forgotten");
            case Reply.All(var root, long count) ->
                json.put("reply", "all").put("root", root.text()).put("count", count);
            case Reply.Nodes(var children) -> {
                ArrayNode nodes = json.put("reply", "nodes").putArray("nodes");
                for (List<Digest> each : children) {
                    ArrayNode digests = nodes.addObject().putArray("children");
                    each.forEach(digest -> digests.add(digest.text()));
                }
            }
            case Reply.Version(var version) -> {
                json.put("reply", "version");
                if (version != null) {
                    json.put("version", version.text());
                }
            }
            case Reply.Leaf(var holdings, boolean more) -> {
                ArrayNode lines =
                        json.put("reply", "leaf").put("more", more ? 1 : 0).putArray("holdings");
                holdings.forEach(holding -> lines.add(holding.line()));
            }
        }
        return StrictJson.write(json);
    }

    static ReconciliationAnswer read(Claims json) throws Refusal {
        try {
            ReconciliationAnswer answer = new ReconciliationAnswer(
                    json.uuid("id"),
                    Digest.of(json.bytes32("question")),
                    json.code("asker"),
                    json.code("answerer"),
                    json.instant("time"),
                    reply(json));
            json.requireAllRead();
            return answer;
        } catch (IllegalArgumentException malformed) {
            throw json.malformed("reply");
        }
    }

    private static Reply reply(Claims json) throws Refusal {
        return switch (json.code("reply")) {
            case "preparing" -> new Reply.Preparing();
            case "forgotten" -> new Reply.Forgotten();
            case "all" -> new Reply.All(Digest.of(json.bytes32("root")), json.number("count", 0));
            case "nodes" -> new Reply.Nodes(nodes(json));
            case "version" -> new Reply.Version(version(json));
            case "leaf" ->
                new Reply.Leaf(
                        json.texts("holdings", ReconciliationBounds.HOLDINGS, LONGEST_LINE).stream()
                                .map(Holding::parse)
                                .toList(),
                        json.smallNumber("more", 0, 1) == 1);
            default -> throw json.malformed("reply");
        };
    }

    private static @Nullable SignedVersion version(Claims json) throws Refusal {
        if (!json.has("version")) {
            return null;
        }
        String text = json.text("version", ReconciliationBounds.VERSION_LENGTH);
        if (!SignedVersion.isText(text)) {
            throw json.malformed("version");
        }
        return SignedVersion.parse(text);
    }

    private static List<List<Digest>> nodes(Claims json) throws Refusal {
        List<List<Digest>> nodes = new ArrayList<>();
        for (Claims each : json.objects("nodes", ReconciliationBounds.PREFIXES)) {
            nodes.add(each.listOfBytes32("children", Prefix.WIDTH).stream()
                    .map(Digest::of)
                    .toList());
            each.requireAllRead();
        }
        return nodes;
    }
}
