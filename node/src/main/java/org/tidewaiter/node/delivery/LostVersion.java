package org.tidewaiter.node.delivery;

import java.time.Instant;

/**
 * A version that this node issued and lost, and that a partner has given back.
 *
 * @param partner who holds it
 * @param withdrawal whether it withdraws its report
 * @param offeredAt when its bytes came back
 */
public record LostVersion(VersionRef version, String partner, boolean withdrawal, Instant offeredAt) {}
