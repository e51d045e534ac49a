package org.tidewaiter.node.delivery.log;

import java.time.Instant;
import org.tidewaiter.exchange.log.LogPoint;
import org.tidewaiter.node.delivery.VersionRef;

/**
 * How far a node says, in a version that it signed, to have verified a log.
 *
 * @param log name of the node whose log it is
 * @param witness name of the node that says so
 * @param version in which it says so
 * @param signed that version without its disclosures, as the witness signed it
 * @param seenAt when it came; while it is to be proven, since when something of this witness has been
 */
public record WitnessedPoint(
        String log, String witness, LogPoint point, VersionRef version, String signed, Instant seenAt) {}
