package org.tidewaiter.node.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * Which entries are wanted; what is absent restricts nothing.
 *
 * @param from inclusive
 * @param before exclusive
 */
public record AuditFilter(
        Optional<String> accountName,
        Optional<String> action,
        Optional<String> subject,
        Optional<Instant> from,
        Optional<Instant> before) {
    public static final AuditFilter ALL =
            new AuditFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
