package org.tidewaiter.exchange.dispatch;

/** Which agreements bind this node as a receiver. */
@FunctionalInterface
public interface AgreementsInForce {

    /** Whether dispatches with this header come under an agreement that is in force and has this very digest. */
    boolean cover(DispatchHeader header);

    /**
     * Whether this node ever had an agreement with this very digest under which that sender sends, in force or not: what was
     * sent may be taken back for ever.
     */
    default boolean everCovered(DispatchHeader header) {
        return false;
    }
}
