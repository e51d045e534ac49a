package org.tidewaiter.node.delivery.page;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.web.component.Definition;
import org.tidewaiter.node.web.component.Pager;
import org.tidewaiter.node.web.component.State;

/** One partner, and what travels to and from it. */
public record LanePage(
        String title,
        String direction,
        @Nullable Ring ring,
        @Nullable Trouble trouble,
        List<Figure> figures,
        List<Definition> clock,
        List<Definition> terms,
        LogSection log,
        List<AgreementLink> agreements,
        List<AlarmLine> alarms,
        List<VersionLine> overdue,
        List<VersionLine> notAccepted,
        ReconciliationSection reconciliation,
        Trips sent,
        Trips received,
        String service,
        @Nullable String parcels,
        String fingerprint,
        List<Definition> keys) {

    /** An agreement under which something travels on this lane. */
    public record AgreementLink(String number, String path) {}

    /** A figure with its meaning. */
    public record Figure(String meaning, String value) {}

    /**
     * A version that did not arrive as it should.
     *
     * @param report originator and number
     */
    public record VersionLine(
            String report,
            String href,
            int version,
            State state,
            String words,
            Instant releasedAt,
            Instant due,
            @Nullable Instant settledAt) {}

    /** Dispatches of one direction. */
    public record Trips(List<TripLine> lines, Pager pager) {}

    /**
     * One dispatch.
     *
     * @param outcome in words
     */
    public record TripLine(
            String number,
            int items,
            Instant at,
            State state,
            String outcome,
            @Nullable UUID receipt) {

        /** The end of the receipt's name: all names of one day begin alike. */
        public String receiptShort() {
            return receipt == null ? "" : receipt.toString().substring(24);
        }
    }
}
