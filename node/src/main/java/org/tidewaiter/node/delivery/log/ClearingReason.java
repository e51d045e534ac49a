package org.tidewaiter.node.delivery.log;

/** Why a person says that a contradiction about a log is cleared up. */
public enum ClearingReason {
    /** The log was restored or repaired, and its operator has said what became of the other history. */
    LOG_REPAIRED,
    /** The log showed two histories; that is being dealt with elsewhere. */
    LOG_AT_FAULT,
    /** The witness was mistaken, or did not tell the truth. */
    WITNESS_AT_FAULT,
    OTHER
}
