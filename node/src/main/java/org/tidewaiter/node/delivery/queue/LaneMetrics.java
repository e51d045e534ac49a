package org.tidewaiter.node.delivery.queue;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Counts what travels. Tags are partners and outcomes, nothing of any report. */
@Component
public class LaneMetrics {

    private static final String PARTNER = "partner";

    private final MeterRegistry meters;

    LaneMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    public void settled(String partner, List<SettledItem> settled) {
        Map<String, Integer> outcomes = new TreeMap<>();
        settled.forEach(item -> outcomes.merge(item.code(), 1, Integer::sum));
        outcomes.forEach(
                (outcome, count) -> meters.counter("tidewaiter.delivery.settled", PARTNER, partner, "outcome", outcome)
                        .increment(count));
    }

    public void unanswered(String partner) {
        meters.counter("tidewaiter.delivery.unanswered", PARTNER, partner).increment();
    }

    public void received(String partner, String outcome, int count) {
        meters.counter("tidewaiter.delivery.received", PARTNER, partner, "outcome", outcome)
                .increment(count);
    }

    public void refused(String partner) {
        meters.counter("tidewaiter.delivery.dispatches.refused", PARTNER, partner)
                .increment();
    }
}
