package org.tidewaiter.node.registry;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.report.MalformedReportException;
import org.tidewaiter.report.ReportJson;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.disclosure.DisclosedReport;
import org.tidewaiter.report.disclosure.ReportAssembly;
import tools.jackson.databind.JsonNode;

/** Puts stored disclosures, which were verified when they were accepted, together again. */
final class DisclosedContent {

    static final String PSEUDONYM = "pseudonym";
    private static final String PICTURE = "picture/";

    private DisclosedContent() {}

    static SeizureReport of(List<String> disclosures) {
        try {
            return assemble(disclosures.stream().map(DisclosedContent::part).toList());
        } catch (MalformedReportException malformed) {
            throw new IllegalStateException("a stored version no longer fits the record types", malformed);
        }
    }

    /** The report that these parts make; the pseudonym of the case is none of it. */
    static SeizureReport assemble(List<DisclosedReport.Part> parts) throws MalformedReportException {
        return ReportAssembly.assemble(
                parts.stream().filter(part -> !part.name().equals(PSEUDONYM)).toList());
    }

    /** The pseudonym of the case among these disclosures, if one was disclosed. */
    static @Nullable CasePseudonym pseudonym(List<String> disclosures) {
        return disclosures.stream()
                .map(DisclosedContent::part)
                .filter(part -> part.name().equals(PSEUDONYM))
                .findFirst()
                .map(part -> new CasePseudonym(
                        part.value().path("key").stringValue(""),
                        part.value().path("value").stringValue("")))
                .orElse(null);
    }

    /** Digests of the pictures that these disclosures name. */
    static List<Digest> pictures(List<String> disclosures) {
        return disclosures.stream()
                .map(DisclosedContent::part)
                .filter(part -> part.name().startsWith(PICTURE))
                .map(part -> Digest.parse(part.value().path("digest").stringValue("")))
                .toList();
    }

    /** Reads {@code [salt, name, value]}. */
    static DisclosedReport.Part part(String disclosure) {
        byte[] json = Base64.getUrlDecoder().decode(disclosure);
        JsonNode array = ReportJson.mapper().readTree(new String(json, StandardCharsets.UTF_8));
        return new DisclosedReport.Part(array.path(1).stringValue(), array.path(2));
    }
}
