package org.tidewaiter.node.insight.page;

import org.jspecify.annotations.Nullable;

/**
 * One figure that is read first.
 *
 * @param counts what the figure counts
 * @param note a second, quieter line
 */
public record Tile(String counts, String figure, @Nullable String note, String href) {}
