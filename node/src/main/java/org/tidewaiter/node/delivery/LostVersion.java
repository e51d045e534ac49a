package org.tidewaiter.node.delivery;

import java.time.Instant;

/**
 * A version that this node issued and lost, and that a partner has given back.
 *
 * @param partner who holds it
 * @param withdrawal whether it withdraws its report
 * @param branch whether this node holds another version in its place, or in that of one before it
 * @param offeredAt when its bytes came back
 */
public record LostVersion(VersionRef version, String partner, boolean withdrawal, boolean branch, Instant offeredAt) {}
