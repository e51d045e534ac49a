package org.tidewaiter.node.delivery;

import java.util.List;

/**
 * Published in the transaction that replaces versions whose stored bytes did not verify.
 *
 * @param sender the partner from which they came, and came again
 */
public record DamagedVersions(String sender, List<VersionRef> versions) {

    public DamagedVersions {
        versions = List.copyOf(versions);
    }
}
