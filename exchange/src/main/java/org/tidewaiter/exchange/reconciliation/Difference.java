package org.tidewaiter.exchange.reconciliation;

import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.version.ReportIdentity;

/**
 * One version on which the two ends do not agree, or which one of them says is damaged.
 *
 * @param mine what the end holds that compares; null for nothing
 * @param theirs what the other end holds
 */
public record Difference(
        ReportIdentity identity,
        int version,
        @Nullable Holding mine,
        @Nullable Holding theirs) {}
