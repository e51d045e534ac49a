package org.tidewaiter.node.matching;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.tidewaiter.node.journal.Following;

/**
 * Matching gives way to the exchange: while more comes in than it judges, it works a quarter of the time, and catches up when the
 * flood is over. A report that is linked some minutes later harms nobody; one that is delivered late may.
 */
final class GivingWay implements Following.Pace {

    private static final int RESTS = 3;

    private final AtomicLong head = new AtomicLong();
    private long seen;

    /** The journal has come so far. */
    void appended(long position) {
        head.accumulateAndGet(position, Math::max);
    }

    /** Called by the one thread that follows. */
    @Override
    public Duration rest(int taken, Duration spent) {
        long now = head.get();
        boolean flooded = seen > 0 && now - seen > taken;
        seen = now;
        return flooded ? spent.multipliedBy(RESTS) : Duration.ZERO;
    }
}
