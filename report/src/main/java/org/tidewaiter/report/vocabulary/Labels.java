package org.tidewaiter.report.vocabulary;

import java.util.Locale;
import java.util.Map;

/**
 * A text in the languages of the vocabulary.
 *
 * @param texts by ISO 639 language code; English is always there
 */
public record Labels(Map<String, String> texts) {

    public Labels {
        texts = Map.copyOf(texts);
        if (!texts.containsKey("en")) {
            throw new IllegalArgumentException("a label needs its English text");
        }
    }

    /** The text in the language of the locale, or else in English. */
    public String in(Locale locale) {
        String text = texts.get(locale.getLanguage());
        return text != null ? text : texts.getOrDefault("en", "");
    }
}
