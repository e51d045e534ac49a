package org.tidewaiter.node.database;

/**
 * Tells the work of visitors (pages and API) from the node's own (lanes, signing, partners, monitoring). Visitors share few
 * connections to the database, so that however many come, the node's own work goes on.
 */
public final class Visitors {

    private static final ScopedValue<Boolean> HERE = ScopedValue.newInstance();

    private Visitors() {}

    /** Runs {@code work} as a visitor's. */
    public static <X extends Throwable> void admit(ScopedValue.CallableOp<Void, X> work) throws X {
        ScopedValue.where(HERE, true).call(work);
    }

    static boolean here() {
        return HERE.isBound();
    }
}
