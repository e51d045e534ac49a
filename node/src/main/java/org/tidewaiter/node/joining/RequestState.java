package org.tidewaiter.node.joining;

/** Where a request of this node stands. */
enum RequestState {
    /** The other node has it; people compare. */
    ASKED,
    /** People here have found the digits to be the same. */
    CONFIRMED,
    CANCELLED
}
