package org.tidewaiter.report.matching;

/** What may be done with a pair. */
public enum Certainty {
    /** A rule may link it. */
    CERTAIN,
    /** A person has to say. */
    DOUBTFUL,
    /** Nobody is asked. */
    UNLIKELY
}
