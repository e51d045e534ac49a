package org.tidewaiter.node.registry;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.report.EventDate;

/**
 * A report as a source on a seizure: what tells whether two of them are about the same one.
 *
 * @param record its name inside this node
 * @param source name of the node from which it came
 * @param standing whether it counts: signed and not withdrawn
 * @param seizure name of the seizure that it shares with other reports, null where it stands alone
 * @param pseudonym of the national case; compared, never shown
 */
public record SeizureSource(
        UUID record,
        ReportIdentity identity,
        String source,
        boolean standing,
        @Nullable UUID seizure,
        @Nullable CasePseudonym pseudonym,
        @Nullable EventDate date,
        List<GoodsSummary> goods) {

    public SeizureSource {
        goods = List.copyOf(goods);
    }

    /** The country in whose name it reports. */
    public String country() {
        return identity.originator().substring(0, 2);
    }
}
