package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.VERSION;

import java.util.List;
import org.jooq.Record;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.registry.AgreedParts.Agreed;
import org.tidewaiter.report.disclosure.Discloser;

/** What leaves this node of stored versions under one agreement, own ones and those that are passed on. */
final class Leaving {

    private final Agreement agreement;
    private final Discloser profile;
    private final PassingOn passingOn;

    Leaving(Agreement agreement, Discloser profile, PassingOn passingOn) {
        this.agreement = agreement;
        this.profile = profile;
        this.passingOn = passingOn;
    }

    /**
     * What of a version of content travels.
     *
     * @param ways by which it came
     */
    Agreed of(ReportIdentity identity, Record version, List<Way> ways) {
        return passingOn.isOwn(version) ? asOwn(version) : passingOn.of(identity.originator(), version, ways);
    }

    boolean isOwn(Record version) {
        return passingOn.isOwn(version);
    }

    /** What of a version of content would travel if this node had issued it. */
    Agreed asOwn(Record version) {
        return AgreedParts.of(List.of(version.get(VERSION.DISCLOSURES)), agreement, profile);
    }

    /** Whether versions like this one go on the receiver's lane at all. */
    boolean concerns(ReportIdentity identity, Record version, List<Way> ways) {
        return passingOn.isOwn(version)
                || passingOn.covers(identity.originator()) && !passingOn.cameFromThere(version, ways);
    }
}
