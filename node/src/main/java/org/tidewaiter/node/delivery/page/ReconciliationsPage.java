package org.tidewaiter.node.delivery.page;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.web.component.Pager;
import org.tidewaiter.node.web.component.State;

/**
 * All comparisons with one partner, newest first.
 *
 * @param title the partner's
 * @param lane address of the partner's page
 * @param want where one is asked for; null for a reader who may not
 * @param busy whether one is wanted or under way, so that the page looks again
 */
public record ReconciliationsPage(
        String title, String lane, String here, @Nullable String want, boolean busy, List<Line> lines, Pager pager) {

    /**
     * One comparison.
     *
     * @param direction who should hold what
     * @param outcome in words
     */
    public record Line(
            String href,
            Instant at,
            String direction,
            State state,
            String outcome,
            @Nullable String senderCount,
            @Nullable String receiverCount) {}
}
