package org.tidewaiter.node.delivery.queue;

/** Published when lanes may have something to do that does not come from the journal. */
public record LaneWork() {}
