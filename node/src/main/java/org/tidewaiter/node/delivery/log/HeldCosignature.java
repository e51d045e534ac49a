package org.tidewaiter.node.delivery.log;

import java.time.Duration;
import java.time.Instant;
import org.tidewaiter.exchange.log.LogPoint;
import org.tidewaiter.exchange.log.ReadCosignature;

/**
 * A cosignature that this node holds.
 *
 * @param log name of the node whose log it is
 * @param cosigner name of the node that cosigned
 * @param known whether that node's key is known here; else nothing but its name is
 * @param point how far the log had come
 * @param signed as it was cosigned
 * @param at when, as the cosigner says
 */
public record HeldCosignature(String log, String cosigner, boolean known, LogPoint point, String signed, Instant at) {

    /** How far a cosigner's clock may be ahead. */
    private static final Duration AHEAD = Duration.ofDays(1);

    public static HeldCosignature of(ReadCosignature read) {
        return new HeldCosignature(
                read.head().head().log(),
                read.cosigner(),
                read.isOfKnownNode(),
                read.head().point(),
                read.jws(),
                read.time());
    }

    /** Whether it says that it was signed after that moment: such a one would stand in the place of all that follow. */
    public boolean isDatedAhead(Instant now) {
        return at.isAfter(now.plus(AHEAD));
    }
}
