package org.tidewaiter.exchange.dispatch;

import org.tidewaiter.exchange.identity.VerificationKey;

/**
 * A dispatch from a known partner, for this node, with every byte as it was signed. Its items are not verified yet. Only
 * {@link DispatchReader} makes one.
 */
public final class VerifiedDispatch implements DispatchReading {

    private final Dispatch dispatch;
    private final VerificationKey signedWith;

    VerifiedDispatch(Dispatch dispatch, VerificationKey signedWith) {
        this.dispatch = dispatch;
        this.signedWith = signedWith;
    }

    public Dispatch dispatch() {
        return dispatch;
    }

    /** The sender's key that signed it. */
    public VerificationKey signedWith() {
        return signedWith;
    }
}
