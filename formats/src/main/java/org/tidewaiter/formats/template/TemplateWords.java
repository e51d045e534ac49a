package org.tidewaiter.formats.template;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of templates: {@code words.properties} beside this package. */
final class TemplateWords {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private TemplateWords() {}

    static String of(String key, Locale locale, Object... arguments) {
        String pattern = ResourceBundle.getBundle("org.tidewaiter.formats.template.words", locale, NO_FALLBACK)
                .getString(key);
        return new MessageFormat(pattern, locale).format(arguments);
    }
}
