package org.tidewaiter.report.vocabulary;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Other words under which people look for a code.
 *
 * @param words by ISO 639 language code
 */
public record Synonyms(Map<String, List<String>> words) {

    public Synonyms {
        words = Map.copyOf(words);
    }

    /** No other words. */
    public static Synonyms none() {
        return new Synonyms(Map.of());
    }

    /** The words in the language of the locale. */
    public List<String> in(Locale locale) {
        return words.getOrDefault(locale.getLanguage(), List.of());
    }

    /** The words of all languages. */
    public Stream<String> all() {
        return words.values().stream().flatMap(List::stream);
    }
}
