package org.tidewaiter.formats.rows;

import java.util.Locale;

/** A sentence for a person. Numbers, names of columns and formats only, never what a cell holds. */
public record Remark(String rule, String english, String french) {

    /** The text of {@code rule} in {@code faults.properties} with these arguments. */
    public static Remark of(String rule, Object... arguments) {
        return new Remark(rule, Texts.of(rule, Locale.ENGLISH, arguments), Texts.of(rule, Locale.FRENCH, arguments));
    }

    /** The text in French for a French locale, else in English. */
    public String message(Locale locale) {
        return locale.getLanguage().equals("fr") ? french : english;
    }
}
