package org.tidewaiter.node.delivery.comparison;

import java.util.List;
import org.tidewaiter.exchange.reconciliation.ReconciliationQuestion.Cut;
import org.tidewaiter.exchange.reconciliation.ReconciliationResult.NotSent;
import org.tidewaiter.node.delivery.VersionRef;

/**
 * What a partner should hold of this node's versions at a cut.
 *
 * @param findings what was found to be wrong here alone
 * @param more whether there may be more findings than were kept
 * @param notSent what is not delivered, counted by state and reason
 */
public record ExpectedHoldings(
        Cut cut, HoldingSpool holdings, List<Found> findings, boolean more, List<NotSent> notSent) {

    public ExpectedHoldings {
        findings = List.copyOf(findings);
        notSent = List.copyOf(notSent);
    }

    /**
     * Something that is wrong here with one version.
     *
     * @param withdrawal whether it is one; false where nothing is known of it
     * @param position in the journal; 0 where nothing is known of it
     */
    public record Found(VersionRef version, DifferenceKind kind, boolean withdrawal, long position) {}
}
