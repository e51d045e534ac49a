package org.tidewaiter.report.screening;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects hits and joins those that overlap, so that masking hides the whole of both. */
final class Findings {

    private final List<Hit> hits = new ArrayList<>();

    void add(Hit.Kind kind, int start, int end) {
        if (start < end) {
            hits.add(new Hit(kind, start, end));
        }
    }

    List<Hit> joined() {
        List<Hit> joined = new ArrayList<>();
        hits.sort(Comparator.comparingInt(Hit::start).thenComparing(Hit::end, Comparator.reverseOrder()));
        for (Hit hit : hits) {
            Hit last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && hit.start() < last.end()) {
                joined.set(joined.size() - 1, new Hit(last.kind(), last.start(), Math.max(last.end(), hit.end())));
            } else {
                joined.add(hit);
            }
        }
        return List.copyOf(joined);
    }
}
