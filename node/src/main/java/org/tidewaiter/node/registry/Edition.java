package org.tidewaiter.node.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Editions of the vocabulary, such as {@code 2026.1}: a year and a running number. */
final class Edition {

    private static final Pattern FORM = Pattern.compile("\\d{1,9}(\\.\\d{1,9}){0,3}");
    private static final Pattern DOT = Pattern.compile("\\.");

    private Edition() {}

    /** Whether the first edition is newer than the second; one of a form not known here is. */
    static boolean isNewer(String edition, String than) {
        if (edition.equals(than)) {
            return false;
        }
        if (!FORM.matcher(edition).matches()) {
            return true;
        }
        List<Integer> numbers = numbers(edition);
        List<Integer> others = numbers(than);
        for (int i = 0; i < Math.max(numbers.size(), others.size()); i++) {
            int compared =
                    Integer.compare(i < numbers.size() ? numbers.get(i) : 0, i < others.size() ? others.get(i) : 0);
            if (compared != 0) {
                return compared > 0;
            }
        }
        return false;
    }

    private static List<Integer> numbers(String edition) {
        List<Integer> numbers = new ArrayList<>();
        DOT.splitAsStream(edition).forEach(number -> numbers.add(Integer.parseInt(number)));
        return numbers;
    }
}
