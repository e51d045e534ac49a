package org.tidewaiter.node.casework;

import org.tidewaiter.node.registry.Counts;
import org.tidewaiter.node.registry.SomeCounts;
import org.tidewaiter.node.web.Page;

/** Counts with their meaning: "1,204 cases, 1,731 seizures, 14 countries; 481 cases from open sources, not counted". */
final class CountWording {

    private CountWording() {}

    /** "more than 1,000 cases" where that is all that is known. */
    static String of(SomeCounts counted, Page page) {
        return counted.more()
                ? page.text("casework.counted.more", counted.counts().cases())
                : of(counted.counts(), page);
    }

    static String of(Counts counts, Page page) {
        String counted = page.text("casework.counted", counts.cases(), counts.seizures(), counts.countries());
        return counts.openSource() == 0
                ? counted
                : counted + page.text("casework.counted.open-source", counts.openSource());
    }
}
