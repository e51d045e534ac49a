package org.tidewaiter.formats.rows;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of the rules, {@code faults.properties} beside this package. */
final class Texts {

    private static final String BUNDLE = "org.tidewaiter.formats.rows.faults";
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Texts() {}

    static String of(String rule, Locale locale, Object... arguments) {
        String pattern = ResourceBundle.getBundle(BUNDLE, locale, NO_FALLBACK).getString(rule);
        return new MessageFormat(pattern, locale).format(arguments);
    }
}
