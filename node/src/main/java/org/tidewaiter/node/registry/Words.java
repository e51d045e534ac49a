package org.tidewaiter.node.registry;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns text into search words: lower case, without accents, letters and digits only. The same treatment is given to
 * what is stored and to what is asked, so that the database needs no dictionary.
 */
final class Words {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BREAKS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int LONGEST = 60;

    private final Set<String> words = new LinkedHashSet<>();

    /** Adds all words of a text. */
    void add(@Nullable String text) {
        if (text != null) {
            words.addAll(of(text));
        }
    }

    void addAll(Set<String> more) {
        words.addAll(more);
    }

    /** The words as the text form of a {@code tsvector}. */
    String vector() {
        return words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    }

    /** The words of a text, each once, in order. */
    static Set<String> of(String text) {
        String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        Set<String> found = new LinkedHashSet<>();
        for (String word : BREAKS.split(plain)) {
            if (!word.isEmpty()) {
                found.add(bounded(word));
            }
        }
        return found;
    }

    private static String bounded(String word) {
        if (word.length() <= LONGEST) {
            return word;
        }
        return word.substring(0, Character.isHighSurrogate(word.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }

    /** A {@code tsquery} that wants every word of the text, each perhaps as a beginning; empty if there is none. */
    static String query(String text) {
        Set<String> asked = of(text);
        return asked.stream().map(word -> "'" + word + "':*").collect(Collectors.joining(" & "));
    }
}
