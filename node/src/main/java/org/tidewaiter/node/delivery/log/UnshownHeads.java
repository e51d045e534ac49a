package org.tidewaiter.node.delivery.log;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How long partners have been reached without showing the head of their log, counted from the first answer that shows none. An
 * absence does not count, nor does it begin the count anew: else whoever is gone for a moment each day would never be told of.
 *
 * <p>It is kept in memory, so that the count begins anew when this node starts. What a partner signed, or others have
 * witnessed, of a log that is not shown is counted from where it is stored, also over restarts.
 */
@Component
public class UnshownHeads {

    private final Map<String, Row> rows = new ConcurrentHashMap<>();

    /**
     * Of answers, with no head among them.
     *
     * @param last null once the partner was away after it
     */
    private record Row(Duration lasted, @Nullable Instant last) {

        Row goesOn(Instant now) {
            boolean counts = last != null && last.isBefore(now);
            return new Row(counts ? lasted.plus(Duration.between(last, now)) : lasted, now);
        }

        Row paused() {
            return new Row(lasted, null);
        }
    }

    /**
     * The partner was reached and showed none.
     *
     * @return for how long by now
     */
    public Duration unshown(String partner, Instant now) {
        return rows.compute(partner, (_, before) -> before == null ? new Row(Duration.ZERO, now) : before.goesOn(now))
                .lasted();
    }

    /** The partner is not reached. */
    public void away(String partner) {
        rows.computeIfPresent(partner, (_, before) -> before.paused());
    }

    /** The partner showed its head, or said itself what became of its log. */
    public void shown(String partner) {
        rows.remove(partner);
    }
}
