package org.tidewaiter.node.registry;

import java.util.List;
import org.tidewaiter.exchange.version.ReportIdentity;

/**
 * Published in the transaction that changes whether reports count, where that is no accepted version and so no entry of
 * the journal: a report is linked with another that counts for both, or is hidden. What counts is still decided by
 * {@link CountedReports} alone.
 */
public record CountingChanged(List<ReportIdentity> reports) {

    public CountingChanged {
        reports = List.copyOf(reports);
    }
}
