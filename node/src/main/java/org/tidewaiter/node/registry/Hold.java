package org.tidewaiter.node.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A hold on a report.
 *
 * @param until null until it is lifted
 * @param reason code of the list {@code embargo-reason}
 */
public record Hold(@Nullable Instant until, String reason, String setBy, Instant setAt) {}
