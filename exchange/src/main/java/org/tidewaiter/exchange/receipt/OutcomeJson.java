package org.tidewaiter.exchange.receipt;

import java.util.ArrayList;
import java.util.List;
import org.tidewaiter.exchange.token.Claims;
import org.tidewaiter.exchange.token.Codes;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.ItemFault;
import org.tidewaiter.exchange.version.RejectedVersion;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON form of an outcome: its name under {@code outcome}, its own fields beside it. */
final class OutcomeJson {

    private OutcomeJson() {}

    static void write(Outcome outcome, ObjectNode json) {
        switch (outcome) {
            case Outcome.Accepted accepted ->
                json.put("outcome", "accepted")
                        .put("position", accepted.position())
                        .put("at", accepted.at().toString());
            case Outcome.AlreadyAccepted already ->
                json.put("outcome", "already-accepted")
                        .put("position", already.position())
                        .put("at", already.at().toString())
                        .put("receipt", already.receipt().toString());
            case Outcome.Supplemented supplemented ->
                json.put("outcome", "supplemented")
                        .put("position", supplemented.position())
                        .put("at", supplemented.at().toString());
            case Outcome.Conflict conflict ->
                json.put("outcome", "conflict").put("kept", conflict.kept().text());
            case Outcome.Recalled recalled ->
                json.put("outcome", "recalled").put("at", recalled.at().toString());
            case Outcome.Refused refused -> writeFaults(refused.faults(), json.put("outcome", "refused"));
            case Outcome.Waiting waiting ->
                json.put("outcome", "waiting").put("cause", waiting.cause().code());
        }
    }

    private static void writeFaults(List<ItemFault> faults, ObjectNode json) {
        ArrayNode array = json.putArray("faults");
        faults.forEach(fault -> array.addObject().put("path", fault.path()).put("rule", fault.rule()));
    }

    static Outcome read(Claims json) throws Refusal {
        String name = json.code("outcome");
        return switch (name) {
            case "accepted" -> new Outcome.Accepted(json.number("position", 1), json.instant("at"));
            case "already-accepted" ->
                new Outcome.AlreadyAccepted(json.instant("at"), json.number("position", 1), json.uuid("receipt"));
            case "supplemented" -> new Outcome.Supplemented(json.number("position", 1), json.instant("at"));
            case "conflict" -> new Outcome.Conflict(Digest.of(json.bytes32("kept")));
            case "recalled" -> new Outcome.Recalled(json.instant("at"));
            case "refused" -> new Outcome.Refused(readFaults(json));
            case "waiting" ->
                new Outcome.Waiting(WaitingCause.of(json.code("cause")).orElseThrow(() -> json.malformed("cause")));
            default -> throw json.malformed("outcome");
        };
    }

    private static List<ItemFault> readFaults(Claims json) throws Refusal {
        List<ItemFault> faults = new ArrayList<>();
        for (Claims fault : json.objects("faults", RejectedVersion.MAXIMUM_FAULTS)) {
            String path = fault.text("path", 200);
            String rule = fault.code("rule");
            fault.requireAllRead();
            if (!Codes.isPath(path)) {
                throw fault.malformed("path");
            }
            faults.add(new ItemFault(path, rule));
        }
        if (faults.isEmpty()) {
            throw new Refusal(Rule.CLAIM_MALFORMED, "/claims/items");
        }
        return faults;
    }
}
