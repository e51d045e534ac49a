package org.tidewaiter.exchange.identity;

import org.jspecify.annotations.Nullable;

/**
 * A node's identity could not be made, stored or loaded. The node itself or its operator is to blame; trying again
 * without a change does not help.
 */
public final class IdentityException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong with an identity. */
    public enum Problem {
        /** No identity was stored there. */
        ABSENT,
        /** Some of the files are there, some are not. */
        HALF_WRITTEN,
        /** An identity is there already and would be overwritten. */
        ALREADY_THERE,
        /** A file cannot be understood, or keys and certificates do not belong together. */
        DAMAGED,
        /** A file cannot be read or written. */
        FILES
    }

    private final Problem problem;

    IdentityException(Problem problem, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
