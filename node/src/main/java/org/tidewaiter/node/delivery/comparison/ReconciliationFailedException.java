package org.tidewaiter.node.delivery.comparison;

/** A comparison cannot go on; another begins later. The partner is to blame, or the line. */
public final class ReconciliationFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String problem;

    /** @param problem a code */
    public ReconciliationFailedException(String problem) {
        super("a comparison failed: " + problem);
        this.problem = problem;
    }

    public String problem() {
        return problem;
    }
}
