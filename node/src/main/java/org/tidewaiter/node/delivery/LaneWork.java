package org.tidewaiter.node.delivery;

/** Published when lanes may have something to do that does not come from the journal. */
record LaneWork() {}
