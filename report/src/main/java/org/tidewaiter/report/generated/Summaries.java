package org.tidewaiter.report.generated;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tidewaiter.report.Concealment;
import org.tidewaiter.report.GoodsLine;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** Writes the sanitised summary of a case: what, where, how; no person. */
final class Summaries {

    private Summaries() {}

    static String english(List<GoodsLine> lines, Concealment hidden, Posts.Post post) {
        Vocabulary vocabulary = Vocabulary.load();
        String goods = lines.stream()
                .map(line -> vocabulary.label("subcategory", line.subcategory(), Locale.ENGLISH))
                .distinct()
                .collect(Collectors.joining(" and "));
        String place = vocabulary.label("concealment-place", String.valueOf(hidden.place()), Locale.ENGLISH);
        return "%s found at %s. Concealment: %s.".formatted(goods, post.name(), place.toLowerCase(Locale.ROOT));
    }
}
