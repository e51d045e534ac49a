package org.tidewaiter.node.matching;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.tidewaiter.node.journal.Following;

/**
 * Matching gives way to the exchange: while reports come in faster than it judges when it works, it works a quarter of the time, and
 * catches up when the flood is over. A report that is linked some minutes later harms nobody; one that is delivered late may.
 */
final class GivingWay implements Following.Pace {

    private static final int RESTS = 3;
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final AtomicLong head = new AtomicLong();
    private final int whole;
    private long seen;
    private Duration rested = Duration.ZERO;

    /** @param whole so many are a whole batch; after a smaller one it has caught up */
    GivingWay(int whole) {
        this.whole = whole;
    }

    /** The journal has come so far. */
    void appended(long position) {
        head.accumulateAndGet(position, Math::max);
    }

    /** Called by the one thread that follows. */
    @Override
    public Duration rest(int taken, Duration spent) {
        long now = head.get();
        double came = seen == 0 ? 0 : now - seen;
        double cycle = rested.plus(spent).toNanos();
        boolean flooded = taken >= whole && came / cycle > taken / (double) spent.toNanos();
        seen = now;
        rested = flooded ? shorter(spent.multipliedBy(RESTS), LONGEST) : Duration.ZERO;
        return rested;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
