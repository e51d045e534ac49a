package org.tidewaiter.node.matching;

/** Why a person says that two reports are not about the same seizure. */
public enum PartingReason {
    TWO_SEIZURES,
    NOT_CERTAIN,
    LINKED_BY_MISTAKE
}
