package org.tidewaiter.exchange.dispatch;

/** Which agreements bind this node as a receiver. */
@FunctionalInterface
public interface AgreementsInForce {

    /** Whether dispatches with this header come under an agreement that is in force and has this very digest. */
    boolean cover(DispatchHeader header);
}
