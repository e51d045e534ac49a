package org.tidewaiter.node.access;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A program's way in, for one account, with at most its roles.
 *
 * @param label what its holder calls it
 * @param lastUsed to the hour
 */
public record ApiToken(
        UUID id,
        UUID account,
        String label,
        Set<Role> roles,
        Instant createdAt,
        Instant expiresAt,
        Optional<Instant> lastUsed) {}
