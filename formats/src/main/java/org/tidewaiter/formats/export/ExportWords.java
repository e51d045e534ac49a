package org.tidewaiter.formats.export;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of exports in one language: {@code words.properties} beside this package. */
final class ExportWords {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Locale locale;
    private final ResourceBundle bundle;

    private ExportWords(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle("org.tidewaiter.formats.export.words", locale, NO_FALLBACK);
    }

    static ExportWords in(Locale locale) {
        return new ExportWords(locale);
    }

    String of(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }
}
