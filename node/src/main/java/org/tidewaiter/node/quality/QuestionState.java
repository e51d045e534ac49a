package org.tidewaiter.node.quality;

import java.util.Locale;

/** Where a question stands. */
public enum QuestionState {
    /** Nobody has said anything to it. */
    OPEN,
    /** The reporter has written an answer. */
    ANSWERED,
    /** The reporter has sent a new version. */
    CORRECTED,
    /** Whoever asked is content, or the report is withdrawn. */
    CLOSED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
