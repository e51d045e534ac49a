package org.tidewaiter.formats.mapping;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Names of months in some languages, whole or shortened to at least three letters, where that is still one month. */
final class MonthNames {

    private static final int SHORTEST = 3;
    private static final TextStyle[] STYLES = {
        TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE
    };

    private final Map<String, Integer> months;

    private MonthNames(Map<String, Integer> months) {
        this.months = Map.copyOf(months);
    }

    static MonthNames of(List<String> languages) {
        Map<String, Integer> months = new HashMap<>();
        Set<String> ambiguous = new HashSet<>();
        for (String language : languages.isEmpty() ? List.of("en") : languages) {
            Locale locale = Locale.forLanguageTag(language);
            for (Month month : Month.values()) {
                for (TextStyle style : STYLES) {
                    add(folded(month.getDisplayName(style, locale)), month.getValue(), months, ambiguous);
                }
            }
        }
        ambiguous.forEach(months::remove);
        return new MonthNames(months);
    }

    private static void add(String name, int month, Map<String, Integer> months, Set<String> ambiguous) {
        for (int length = Math.min(SHORTEST, name.length()); length <= name.length(); length++) {
            Integer other = months.putIfAbsent(name.substring(0, length), month);
            if (other != null && other != month) {
                ambiguous.add(name.substring(0, length));
            }
        }
    }

    /** The month, 1 to 12, or 0. */
    int month(String name) {
        return months.getOrDefault(folded(name), 0);
    }

    private static String folded(String name) {
        return CellFolding.fold(name).replace(".", "");
    }
}
