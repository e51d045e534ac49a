package org.tidewaiter.exchange.reconciliation;

import java.util.ArrayList;
import java.util.List;
import org.tidewaiter.exchange.reconciliation.ReconciliationResult.Named;
import org.tidewaiter.exchange.reconciliation.ReconciliationResult.NotSent;
import org.tidewaiter.exchange.token.Claims;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.ReportIdentity;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON form of a result. */
final class ResultJson {

    private ResultJson() {}

    static void write(ObjectNode json, ReconciliationResult result) {
        json.put("askedRoot", result.asked().root().text())
                .put("askedCount", result.asked().count());
        json.put("answeredRoot", result.answered().root().text())
                .put("answeredCount", result.answered().count());
        json.put("differences", result.differences()).put("more", result.more() ? 1 : 0);
        ArrayNode named = json.putArray("named");
        for (Named one : result.named()) {
            named.addObject()
                    .put("originator", one.identity().originator())
                    .put("number", one.identity().number().toString())
                    .put("version", one.version())
                    .put("kind", one.kind())
                    .put("action", one.action());
        }
        ArrayNode notSent = json.putArray("notSent");
        for (NotSent one : result.notSent()) {
            notSent.addObject()
                    .put("state", one.state())
                    .put("reason", one.reason())
                    .put("versions", one.versions());
        }
    }

    static ReconciliationResult read(Claims json) throws Refusal {
        ReconciliationResult result = new ReconciliationResult(
                new Holdings.Summary(Digest.of(json.bytes32("askedRoot")), json.number("askedCount", 0)),
                new Holdings.Summary(Digest.of(json.bytes32("answeredRoot")), json.number("answeredCount", 0)),
                json.number("differences", 0),
                json.smallNumber("more", 0, 1) == 1,
                named(json),
                notSent(json));
        json.requireAllRead();
        return result;
    }

    private static List<Named> named(Claims json) throws Refusal {
        List<Named> named = new ArrayList<>();
        for (Claims each : json.objects("named", ReconciliationBounds.NAMED)) {
            named.add(new Named(
                    new ReportIdentity(each.code("originator"), each.uuid("number")),
                    each.smallNumber("version", 1, Integer.MAX_VALUE),
                    each.code("kind"),
                    each.code("action")));
            each.requireAllRead();
        }
        return named;
    }

    private static List<NotSent> notSent(Claims json) throws Refusal {
        List<NotSent> notSent = new ArrayList<>();
        for (Claims each : json.objects("notSent", ReconciliationBounds.REASONS)) {
            notSent.add(new NotSent(each.code("state"), each.code("reason"), each.number("versions", 0)));
            each.requireAllRead();
        }
        return notSent;
    }
}
