package org.tidewaiter.node.intake;

import org.tidewaiter.report.Provenance;

/** The way by which a report comes in. It decides the provenance: nobody can claim another. */
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
            case API -> stated == Provenance.FILE || stated == Provenance.GENERATED ? stated : Provenance.API;
            case FILE -> stated == Provenance.GENERATED ? stated : Provenance.FILE;
        };
    }
}
