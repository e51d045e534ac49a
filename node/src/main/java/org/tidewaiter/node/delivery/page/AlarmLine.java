package org.tidewaiter.node.delivery.page;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alarm in words.
 *
 * @param report originator, number and version; null where it is about the partner as a whole
 * @param href where the report stands; null without one
 */
public record AlarmLine(
        long id,
        String partner,
        String sentence,
        String next,
        @Nullable String report,
        @Nullable String href,
        long times,
        Instant lastAt) {}
