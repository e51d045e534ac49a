package org.tidewaiter.node.registry;

import java.util.List;
import org.tidewaiter.exchange.version.ReportIdentity;

/**
 * A report that a search found, as the versions that were signed.
 *
 * @param versions oldest first
 */
public record FoundVersions(ReportIdentity identity, List<VersionDetail> versions) {

    public FoundVersions {
        versions = List.copyOf(versions);
    }
}
