package org.tidewaiter.exchange.recall;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.tidewaiter.exchange.dispatch.DispatchBounds;
import org.tidewaiter.exchange.dispatch.DispatchHeader;
import org.tidewaiter.exchange.token.Claims;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.exchange.token.StrictJson;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.ReportIdentity;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON form of a recall's claims. */
final class RecallJson {

    private RecallJson() {}

    static byte[] write(Recall recall) {
        DispatchHeader header = recall.header();
        ObjectNode json = StrictJson.newObject();
        json.put("id", header.id().toString());
        json.put("sender", header.sender()).put("audience", header.audience());
        json.put("agreement", header.agreement())
                .put("agreementDigest", header.agreementDigest().text());
        json.put("epoch", header.epoch()).put("sequence", header.sequence());
        json.put("time", header.time().toString());
        ArrayNode reports = json.putArray("reports");
        for (RecalledReport report : recall.reports()) {
            reports.addObject()
                    .put("originator", report.identity().originator())
                    .put("number", report.identity().number().toString())
                    .put("version", report.version())
                    .put("digest", report.digest().text());
        }
        return StrictJson.write(json);
    }

    static Recall read(Claims json) throws Refusal {
        UUID id = json.uuid("id");
        String sender = json.code("sender");
        String audience = json.code("audience");
        String agreement = json.code("agreement");
        Digest agreementDigest = Digest.of(json.bytes32("agreementDigest"));
        long epoch = json.number("epoch", 0);
        long sequence = json.number("sequence", 1);
        Instant time = json.instant("time");
        List<RecalledReport> reports = readReports(json);
        json.requireAllRead();
        return new Recall(
                new DispatchHeader(id, sender, audience, agreement, agreementDigest, epoch, sequence, time), reports);
    }

    private static List<RecalledReport> readReports(Claims json) throws Refusal {
        List<RecalledReport> reports = new ArrayList<>();
        for (Claims each : json.objects("reports", DispatchBounds.ITEMS)) {
            String originator = each.code("originator");
            UUID number = each.uuid("number");
            int version = each.smallNumber("version", 1, Integer.MAX_VALUE);
            Digest digest = Digest.of(each.bytes32("digest"));
            each.requireAllRead();
            try {
                reports.add(new RecalledReport(new ReportIdentity(originator, number), version, digest));
            } catch (IllegalArgumentException noIdentity) {
                throw each.malformed("number");
            }
        }
        if (reports.isEmpty()) {
            throw json.malformed("reports");
        }
        return reports;
    }
}
