package org.tidewaiter.formats.table;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** What the table calls things that are no field: {@code words.properties} beside this package. */
final class TableWords {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private TableWords() {}

    static String of(String key, Locale locale) {
        try {
            return ResourceBundle.getBundle("org.tidewaiter.formats.table.words", locale, NO_FALLBACK)
                    .getString(key);
        } catch (MissingResourceException aNewList) {
            return key;
        }
    }
}
