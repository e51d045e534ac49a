package org.tidewaiter.node.quality;

import java.util.Locale;

/** The lists of questions. */
public enum QuestionView {
    /** Nobody has said anything to it, in time or not. */
    OPEN,
    /** The same where an answer should be there. */
    OVERDUE,
    ANSWERED,
    CORRECTED,
    CLOSED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    QuestionState state() {
        return this == OVERDUE ? QuestionState.OPEN : QuestionState.valueOf(name());
    }
}
