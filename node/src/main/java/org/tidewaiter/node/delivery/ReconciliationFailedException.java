package org.tidewaiter.node.delivery;

/** A comparison cannot go on; another begins later. The partner is to blame, or the line. */
final class ReconciliationFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String problem;

    /** @param problem a code */
    ReconciliationFailedException(String problem) {
        super("a comparison failed: " + problem);
        this.problem = problem;
    }

    String problem() {
        return problem;
    }
}
