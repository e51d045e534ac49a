package org.tidewaiter.node.journal;

import java.util.UUID;

/**
 * A version to be appended.
 *
 * @param originator authority that recorded the report
 * @param number the report's number
 * @param version from 1
 * @param source node from which the version came; this node's own name for its own
 */
public record NewEntry(String originator, UUID number, int version, Change change, String source) {}
