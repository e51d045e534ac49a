package org.tidewaiter.exchange.identity;

import java.time.Instant;

/** Something that happened to a node's keys, as this node learnt it. */
public sealed interface KeyEvent {

    /** When this node recorded it. */
    Instant at();

    /** The first key, whose fingerprint people compared. */
    record Pinned(VerificationKey key, Instant at) implements KeyEvent {}

    /** A further key, announced under one that was in use. */
    record Succeeded(VerificationKey key, Instant at) implements KeyEvent {}

    /**
     * A key that is not used on the line any more. What it has signed stays as good as it was: it is not said to be in other
     * hands.
     */
    record Retired(VerificationKey key, Instant at) implements KeyEvent {}

    /** The key that alone may revoke all others of the node from then on; it signs nothing else. */
    record RecoveryCommitted(VerificationKey key, Instant at) implements KeyEvent {}

    /**
     * All keys but this one are in other hands, as far as anybody knows: what had not come before counts no more.
     *
     * @param key the only one that is used from then on
     * @param saidAt when that was signed, by the clock of whoever did
     */
    record Revoked(VerificationKey key, Instant saidAt, Instant at) implements KeyEvent {}
}
