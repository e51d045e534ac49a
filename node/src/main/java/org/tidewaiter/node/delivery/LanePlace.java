package org.tidewaiter.node.delivery;

import java.util.Comparator;
import org.tidewaiter.exchange.dispatch.DispatchHeader;

/**
 * Where a dispatch or recall stands in its sender's lane, whenever it arrives.
 *
 * @param epoch the sender's journal epoch
 * @param sequence its place within the epoch
 */
public record LanePlace(long epoch, long sequence) implements Comparable<LanePlace> {

    /** The first of a lane. */
    public static final LanePlace FIRST = new LanePlace(0, 0);

    private static final Comparator<LanePlace> ORDER =
            Comparator.comparingLong(LanePlace::epoch).thenComparingLong(LanePlace::sequence);

    public static LanePlace of(DispatchHeader header) {
        return new LanePlace(header.epoch(), header.sequence());
    }

    /** Whether what stands here was sent after what stands there. */
    public boolean isAfter(LanePlace other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(LanePlace other) {
        return ORDER.compare(this, other);
    }
}
