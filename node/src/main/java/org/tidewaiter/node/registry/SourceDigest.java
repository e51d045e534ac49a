package org.tidewaiter.node.registry;

import java.nio.charset.StandardCharsets;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.report.ReportJson;
import org.tidewaiter.report.SeizureReport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells whether a source sent the same content again. Names of goods lines are left out: a source that gives none gets
 * others each time.
 */
final class SourceDigest {

    private SourceDigest() {}

    static String of(SeizureReport report) {
        JsonNode document = ReportJson.mapper().valueToTree(report);
        document.path("goods").forEach(line -> ((ObjectNode) line).remove("id"));
        return Digest.sha256(document.toString().getBytes(StandardCharsets.UTF_8))
                .text();
    }
}
