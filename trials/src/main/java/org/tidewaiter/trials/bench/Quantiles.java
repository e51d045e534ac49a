package org.tidewaiter.trials.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** Durations in seconds, in their order. */
final class Quantiles {

    private final List<Double> sorted;

    Quantiles(Collection<Double> seconds) {
        this.sorted = new ArrayList<>(seconds);
        Collections.sort(sorted);
    }

    int count() {
        return sorted.size();
    }

    /** What that share of them does not exceed; 0 where there are none. */
    double at(double share) {
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * sorted.size())));
    }
}
