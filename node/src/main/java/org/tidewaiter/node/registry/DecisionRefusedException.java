package org.tidewaiter.node.registry;

/** A decision that cannot be taken as things stand. The sender's to mend; a retry does not help. */
public final class DecisionRefusedException extends RuntimeException {

    /** Why a decision is refused. */
    public enum Reason {
        /** No such report, or none that this account may see. */
        NOT_FOUND,
        /** The report is not in a state in which this can be decided. */
        WRONG_STATE,
        /** Somebody else changed the report since it was read. */
        CHANGED_MEANWHILE,
        /** The report is withdrawn, and that is final. */
        WITHDRAWN
    }

    private final Reason reason;

    public DecisionRefusedException(Reason reason) {
        super("decision refused: " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
