package org.tidewaiter.node.casework;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.report.matching.Evidence;

/** Says in words how two reports compare and how much that tells. */
@Component
class EvidenceWording {

    private static final double VERY_STRONG = 6;
    private static final double STRONG = 3;
    private static final double SOME = 0.8;
    private static final double VERY_LIKELY = 6;
    private static final double LIKELY = 2;
    private static final int REASONS = 3;

    String finding(Evidence evidence, Page page) {
        return page.text("matching.finding." + evidence.finding().code());
    }

    String weight(Evidence evidence, Page page) {
        return page.text("matching.weight." + weight(evidence.weight()));
    }

    private static String weight(double bits) {
        double size = Math.abs(bits);
        if (size < SOME) {
            return "little";
        }
        String strength = size >= VERY_STRONG ? "very-strongly" : size >= STRONG ? "strongly" : "somewhat";
        return (bits > 0 ? "for-" : "against-") + strength;
    }

    /** {@code for}, {@code against} or {@code little}. */
    static String leaning(Evidence evidence) {
        return Math.abs(evidence.weight()) < SOME ? "little" : evidence.weight() > 0 ? "for" : "against";
    }

    String likelihood(double score, Page page) {
        return page.text("matching.likelihood."
                + (score >= VERY_LIKELY ? "very-likely" : score >= LIKELY ? "likely" : "possible"));
    }

    /** What says most, for or against. */
    String reasons(List<Evidence> evidence, Page page) {
        return evidence.stream()
                .sorted(Comparator.comparingDouble((Evidence each) -> -Math.abs(each.weight())))
                .limit(REASONS)
                .map(each -> finding(each, page))
                .collect(Collectors.joining("; "));
    }
}
