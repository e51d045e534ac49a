package org.tidewaiter.exchange.reconciliation;

import java.util.List;
import org.tidewaiter.exchange.reconciliation.ReconciliationQuestion.Ask;
import org.tidewaiter.exchange.reconciliation.ReconciliationQuestion.Cut;
import org.tidewaiter.exchange.token.Claims;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.exchange.token.StrictJson;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.ReportIdentity;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON form of a question's claims. */
final class QuestionJson {

    private static final int PREFIX_LENGTH = 2 * Prefix.DEPTH;

    private QuestionJson() {}

    static byte[] write(ReconciliationQuestion question) {
        ObjectNode json = StrictJson.newObject();
        json.put("id", question.id().toString());
        json.put("asker", question.asker()).put("audience", question.audience());
        json.put("agreement", question.agreement())
                .put("agreementDigest", question.agreementDigest().text());
        json.put("cutEpoch", question.cut().epoch())
                .put("cutSequence", question.cut().sequence());
        json.put("time", question.time().toString());
        switch (question.ask()) {
            case Ask.OfAll _ -> json.put("ask", "all");
            case Ask.OfNodes(var prefixes) -> {
                ArrayNode nodes = json.put("ask", "nodes").putArray("nodes");
                prefixes.forEach(prefix -> nodes.add(prefix.text()));
            }
            case Ask.OfLeaf(var leaf, int from) ->
                json.put("ask", "leaf").put("leaf", leaf.text()).put("from", from);
            case Ask.OfVersion(var identity, int version) ->
                json.put("ask", "version")
                        .put("originator", identity.originator())
                        .put("number", identity.number().toString())
                        .put("version", version);
            case Ask.Noting(var result) ->
                ResultJson.write(json.put("ask", "noting").putObject("result"), result);
        }
        return StrictJson.write(json);
    }

    static ReconciliationQuestion read(Claims json) throws Refusal {
        try {
            ReconciliationQuestion question = new ReconciliationQuestion(
                    json.uuid("id"),
                    json.code("asker"),
                    json.code("audience"),
                    json.code("agreement"),
                    Digest.of(json.bytes32("agreementDigest")),
                    new Cut(json.number("cutEpoch", 0), json.number("cutSequence", 0)),
                    json.instant("time"),
                    ask(json));
            json.requireAllRead();
            return question;
        } catch (IllegalArgumentException malformed) {
            throw json.malformed("ask");
        }
    }

    private static Ask ask(Claims json) throws Refusal {
        return switch (json.code("ask")) {
            case "all" -> new Ask.OfAll();
            case "nodes" -> new Ask.OfNodes(prefixes(json));
            case "leaf" ->
                new Ask.OfLeaf(
                        new Prefix(json.text("leaf", PREFIX_LENGTH)), json.smallNumber("from", 0, Integer.MAX_VALUE));
            case "version" ->
                new Ask.OfVersion(
                        new ReportIdentity(json.code("originator"), json.uuid("number")),
                        json.smallNumber("version", 1, Integer.MAX_VALUE));
            case "noting" -> new Ask.Noting(ResultJson.read(json.object("result")));
            default -> throw json.malformed("ask");
        };
    }

    private static List<Prefix> prefixes(Claims json) throws Refusal {
        return json.texts("nodes", ReconciliationBounds.PREFIXES, PREFIX_LENGTH).stream()
                .map(Prefix::new)
                .toList();
    }
}
