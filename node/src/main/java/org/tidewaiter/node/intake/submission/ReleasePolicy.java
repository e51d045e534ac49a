package org.tidewaiter.node.intake.submission;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.ReleaseRule;
import org.tidewaiter.node.delivery.OutgoingAgreements;
import org.tidewaiter.node.registry.NewReport.ReleaseMode;
import org.tidewaiter.report.GoodsLine;
import org.tidewaiter.report.Provenance;
import org.tidewaiter.report.SeizureReport;

/**
 * Decides whether a report waits for the coordinator. It is released by itself only if the settings allow it for the way
 * it came in, and if every agreement under which it would travel says so; one that would travel nowhere waits.
 */
@Component
class ReleasePolicy {

    private final ReleaseSettings settings;
    private final OutgoingAgreements agreements;

    ReleasePolicy(ReleaseSettings settings, OutgoingAgreements agreements) {
        this.settings = settings;
        this.agreements = agreements;
    }

    ReleaseMode of(Channel channel, SeizureReport report) {
        Channel source = report.provenance() == Provenance.FILE ? Channel.FILE : channel;
        if (settings.of(source) != ReleaseRule.AUTOMATIC) {
            return ReleaseMode.BY_COORDINATOR;
        }
        List<Agreement> covering = agreements.inForce().stream()
                .filter(agreement -> covers(agreement, report))
                .toList();
        boolean agreed = !covering.isEmpty()
                && covering.stream().allMatch(agreement -> agreement.release() == ReleaseRule.AUTOMATIC);
        return agreed ? ReleaseMode.AUTOMATIC : ReleaseMode.BY_COORDINATOR;
    }

    private static boolean covers(Agreement agreement, SeizureReport report) {
        return agreement.eventKinds().contains(report.eventKind().name())
                && (report.goods().isEmpty()
                        || report.goods().stream().map(GoodsLine::category).anyMatch(agreement.categories()::contains));
    }
}
