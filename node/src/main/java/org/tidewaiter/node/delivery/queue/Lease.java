package org.tidewaiter.node.delivery.queue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lane claimed by this instance, as it stood then.
 *
 * @param fence presented with every write; a later claim makes it void
 * @param sequence of the last dispatch on this lane
 * @param failures in a row
 * @param retryAt no call before that moment; null for none
 */
public record Lease(
        String partner,
        String owner,
        long fence,
        long sequence,
        int failures,
        @Nullable Instant retryAt) {}
