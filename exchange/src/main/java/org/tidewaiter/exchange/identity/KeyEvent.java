package org.tidewaiter.exchange.identity;

import java.time.Instant;

/** Something that happened to a node's keys, as this node learnt it. */
public sealed interface KeyEvent {

    /** When this node recorded it. */
    Instant at();

    /** The first key, whose fingerprint people compared. */
    record Pinned(VerificationKey key, Instant at) implements KeyEvent {}
}
