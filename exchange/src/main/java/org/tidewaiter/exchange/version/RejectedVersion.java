package org.tidewaiter.exchange.version;

import java.util.List;

/**
 * A version that cannot be accepted.
 *
 * @param faults at least one; at most {@value #MAXIMUM_FAULTS}
 */
public record RejectedVersion(List<ItemFault> faults) implements VersionVerification {

    /** How many faults are listed. */
    public static final int MAXIMUM_FAULTS = 50;

    public RejectedVersion {
        if (faults.isEmpty()) {
            throw new IllegalArgumentException("a rejection has a fault");
        }
        faults = List.copyOf(faults.subList(0, Math.min(faults.size(), MAXIMUM_FAULTS)));
    }
}
