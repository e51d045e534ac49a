package org.tidewaiter.node.registry;

import org.springframework.http.HttpStatus;
import org.tidewaiter.node.web.Explained;
import org.tidewaiter.node.web.ProblemException;

/** A decision that cannot be taken as things stand. The sender's to mend; a retry does not help. */
public final class DecisionRefusedException extends RuntimeException implements Explained {

    /** Why a decision is refused. */
    public enum Reason {
        /** No such report, or none that this account may see. */
        NOT_FOUND,
        /** The report is not in a state in which this can be decided. */
        WRONG_STATE,
        /** Somebody else changed the report since it was read. */
        CHANGED_MEANWHILE,
        /** The report is withdrawn, and that is final. */
        WITHDRAWN,
        /** Another node issues the report since it was handed over. */
        HANDED_OVER,
        /** The node named may not issue the report, or does not hold its newest version. */
        NO_SUCCESSOR
    }

    private final Reason reason;

    public DecisionRefusedException(Reason reason) {
        super("decision refused: " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    @Override
    public ProblemException problem() {
        return switch (reason) {
            case NOT_FOUND -> of(HttpStatus.NOT_FOUND, "report-not-found");
            case WRONG_STATE -> of(HttpStatus.CONFLICT, "report-wrong-state");
            case CHANGED_MEANWHILE -> of(HttpStatus.CONFLICT, "report-changed-meanwhile");
            case WITHDRAWN -> of(HttpStatus.CONFLICT, "report-withdrawn");
            case HANDED_OVER -> of(HttpStatus.CONFLICT, "report-handed-over");
            case NO_SUCCESSOR -> of(HttpStatus.CONFLICT, "report-no-successor");
        };
    }

    private static ProblemException of(HttpStatus status, String code) {
        return ProblemException.of(status, code, "registry.problem." + code);
    }
}
