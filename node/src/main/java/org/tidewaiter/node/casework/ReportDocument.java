package org.tidewaiter.node.casework;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.delivery.PartnerState;
import org.tidewaiter.node.matching.Sources;
import org.tidewaiter.node.registry.GoodsSummary;
import org.tidewaiter.node.registry.ReportDetail;
import org.tidewaiter.node.registry.ReportState;
import org.tidewaiter.node.registry.ReportSummary;
import org.tidewaiter.node.registry.VersionDetail;
import org.tidewaiter.report.EventDate;
import org.tidewaiter.report.ReportJson;
import org.tidewaiter.report.SeizureReport;
import tools.jackson.databind.JsonNode;

/**
 * One report over the API.
 *
 * @param report the content in its one JSON form; absent where only a withdrawal is known
 * @param partners where the report stands at each partner, newest version first
 * @param sources what else there is on the seizure; absent where the report stands alone
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReportDocument(
        Summary summary,
        @Nullable JsonNode report,
        List<Version> versions,
        List<PartnerState> partners,
        @Nullable Sources sources) {

    static ReportDocument of(
            ReportDetail detail, @Nullable VersionDetail shown, List<PartnerState> partners, Sources sources) {
        SeizureReport content = shown == null ? detail.content() : shown.content();
        return new ReportDocument(
                Summary.of(detail.summary(), null),
                content == null ? null : ReportJson.mapper().valueToTree(content),
                detail.versions().stream().map(Version::of).toList(),
                partners,
                sources.isAlone() ? null : sources);
    }

    /**
     * A report as lists give it.
     *
     * @param sources how many reports on the same seizure this one stands for; absent where it stands alone
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Summary(
            UUID record,
            String originator,
            @Nullable UUID number,
            ReportState state,
            int version,
            String source,
            @Nullable ReportState open,
            boolean held,
            @Nullable String provenance,
            @Nullable String eventKind,
            @Nullable EventDate eventDate,
            @Nullable String reportingCountry,
            @Nullable String discoveryCountry,
            @Nullable String place,
            @Nullable String mode,
            @Nullable Instant releasedAt,
            Instant changedAt,
            List<Line> goods,
            @Nullable Integer sources) {

        static Summary of(ReportSummary report, @Nullable Integer sources) {
            return new Summary(
                    report.record(),
                    report.originator(),
                    report.number(),
                    report.state(),
                    report.version(),
                    report.source(),
                    report.open(),
                    report.held(),
                    report.provenance(),
                    report.eventKind(),
                    report.eventDate(),
                    report.reportingCountry(),
                    report.discoveryCountry(),
                    report.place(),
                    report.mode(),
                    report.releasedAt(),
                    report.changedAt(),
                    report.goods().stream().map(Line::of).toList(),
                    sources);
        }
    }

    /** A goods line as lists give it; amounts as decimal strings. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            String category,
            String subcategory,
            @Nullable String brand,
            @Nullable String amount,
            @Nullable String unit,
            @Nullable String baseAmount,
            @Nullable String baseUnit) {

        static Line of(GoodsSummary line) {
            return new Line(
                    line.category(),
                    line.subcategory(),
                    line.brand(),
                    text(line.amount()),
                    line.unit(),
                    text(line.baseAmount()),
                    line.baseUnit());
        }

        private static @Nullable String text(@Nullable BigDecimal amount) {
            return amount == null ? null : amount.toPlainString();
        }
    }

    /** A signed version with its proof. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Version(
            int version,
            boolean withdrawal,
            @Nullable String reason,
            String digest,
            String disclosed,
            List<String> predecessors,
            List<String> parts,
            String jws,
            String issuer,
            String source,
            @Nullable String agreement,
            @Nullable UUID receiptId,
            Instant releasedAt,
            Instant acceptedAt,
            long position) {

        static Version of(VersionDetail version) {
            return new Version(
                    version.version(),
                    version.withdrawal(),
                    version.reason(),
                    version.digest(),
                    version.disclosed(),
                    version.predecessors(),
                    version.partNames(),
                    version.jws(),
                    version.issuer(),
                    version.source(),
                    version.agreement(),
                    version.receiptId(),
                    version.releasedAt(),
                    version.acceptedAt(),
                    version.position());
        }
    }
}
