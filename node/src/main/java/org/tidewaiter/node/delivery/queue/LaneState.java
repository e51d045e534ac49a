package org.tidewaiter.node.delivery.queue;

import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.settings.Title;

/**
 * How this node stands with one partner.
 *
 * @param outgoing what this node sends; null if it sends nothing
 * @param incoming what the partner sends; null if it sends nothing
 */
public record LaneState(
        String partner,
        Title title,
        @Nullable OutgoingLane outgoing,
        @Nullable IncomingLane incoming) {}
