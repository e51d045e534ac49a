package org.tidewaiter.formats.suggest;

import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.tidewaiter.formats.mapping.CellFolding;

/** Compares words of a file with words that are known. */
final class Terms {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final JaroWinklerSimilarity SIMILARITY = new JaroWinklerSimilarity();
    private static final double ALIKE = 0.9;

    private Terms() {}

    /** The words of a text, without case, accents and signs. */
    static String folded(String text) {
        return BETWEEN_WORDS.matcher(CellFolding.fold(text)).replaceAll(" ").strip();
    }

    /** How alike two folded texts are: 1 if equal, less if one has all words of the other or they are spelt alike, else 0. */
    static double likeness(String one, String other) {
        if (one.isEmpty() || other.isEmpty()) {
            return 0;
        }
        if (one.equals(other)) {
            return 1;
        }
        if (hasAllWords(one, other) || hasAllWords(other, one)) {
            double part = (double) Math.min(one.length(), other.length()) / Math.max(one.length(), other.length());
            return 0.6 + 0.3 * part;
        }
        double spelling = one.length() < 4 || other.length() < 4 ? 0 : SIMILARITY.apply(one, other);
        return spelling >= ALIKE ? 0.9 * spelling : 0;
    }

    private static boolean hasAllWords(String text, String words) {
        List<String> known = List.of(text.split(" "));
        for (String word : words.split(" ")) {
            if (!known.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
