package org.tidewaiter.node.delivery.queue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why nothing travels on a lane now.
 *
 * @param code names the sentence for people; see {@link ProblemWords}
 * @param since when it was last seen; null if it has no moment
 * @param failures in a row
 * @param retryAt when the next attempt is made; null if none is needed
 */
public record LaneProblem(
        String code,
        @Nullable Instant since,
        int failures,
        @Nullable Instant retryAt) {}
