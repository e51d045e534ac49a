package org.tidewaiter.node.quality;

import java.util.Locale;

/** Where the analysts stand with a version of a report. */
public enum ReportStatus {
    /** Nobody has looked at it yet. */
    UNVERIFIED,
    /** Its reporter was asked about it. */
    QUERIED,
    /** A person has said that it is right. */
    VERIFIED,
    /** A new version came after a question: to be looked at again. */
    CORRECTED;

    /** As messages and addresses have it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a new version makes of it. */
    ReportStatus afterNewVersion() {
        return switch (this) {
            case UNVERIFIED, VERIFIED -> UNVERIFIED;
            case QUERIED, CORRECTED -> CORRECTED;
        };
    }
}
