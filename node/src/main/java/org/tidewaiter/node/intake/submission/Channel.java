package org.tidewaiter.node.intake.submission;

import org.tidewaiter.report.Provenance;

/** The way by which a report comes in. It decides the provenance: nobody can claim more for a report than it is. */
public enum Channel {
    /** An officer at the form. */
    FORM,
    /** A program. */
    API,
    /** A file read through a mapping. */
    FILE;

    /** The provenance of a report that came this way and says {@code stated} of itself. */
    Provenance provenance(Provenance stated) {
        return switch (this) {
            case FORM -> Provenance.MANUAL;
            case API -> stated == Provenance.FILE || isNoMembersReport(stated) ? stated : Provenance.API;
            case FILE -> isNoMembersReport(stated) ? stated : Provenance.FILE;
        };
    }

    private static boolean isNoMembersReport(Provenance stated) {
        return stated == Provenance.GENERATED || stated == Provenance.OPEN_SOURCE;
    }
}
