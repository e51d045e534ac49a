package org.tidewaiter.node.journal;

import java.time.Instant;
import java.util.UUID;

/**
 * An accepted version at its place in the log.
 *
 * @param position from 1, in the order of commits
 */
public record JournalEntry(
        long position,
        long epoch,
        String originator,
        UUID number,
        int version,
        Change change,
        String source,
        Instant at) {}
