package org.tidewaiter.node.delivery.comparison;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.tidewaiter.exchange.reconciliation.ReconciliationBounds;
import org.tidewaiter.exchange.reconciliation.ReconciliationResult.NotSent;
import org.tidewaiter.exchange.token.Codes;
import org.tidewaiter.node.delivery.queue.LaneItemRow;

/** Counts, by state and reason, the versions that are not delivered: what is still due, what is held, what is not due. */
public final class Tally {

    private static final String NONE = "none";
    private static final String OTHER = "other";

    private record Key(String state, String reason) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int order = state.compareTo(other.state);
            return order == 0 ? reason.compareTo(other.reason) : order;
        }
    }

    private final Map<Key, Long> versions = new TreeMap<>();

    public void count(LaneItemRow item) {
        if (!item.isDelivered()) {
            String state = item.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
            String reason = item.reason();
            Key key = new Key(state, reason != null && Codes.isCode(reason) ? reason : NONE);
            boolean known = versions.containsKey(key) || versions.size() < ReconciliationBounds.REASONS - 10;
            versions.merge(known ? key : new Key(state, OTHER), 1L, Long::sum);
        }
    }

    public List<NotSent> all() {
        return versions.entrySet().stream()
                .map(one -> new NotSent(one.getKey().state(), one.getKey().reason(), one.getValue()))
                .toList();
    }
}
