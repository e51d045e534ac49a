package org.tidewaiter.node.journal;

/**
 * Published inside a transaction that appended to the journal; listen after its commit. It wakes followers of this
 * process early and is no promise: a follower also looks by itself.
 */
public record JournalAppended(long lastPosition) {}
