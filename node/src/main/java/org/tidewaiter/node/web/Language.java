package org.tidewaiter.node.web;

import java.util.Locale;
import java.util.Optional;

/** A language that every page is written in. */
public enum Language {
    ENGLISH("en", Locale.UK, "English"),
    FRENCH("fr", Locale.FRANCE, "Français");

    private final String code;
    private final Locale locale;
    private final String ownName;

    Language(String code, Locale locale, String ownName) {
        this.code = code;
        this.locale = locale;
        this.ownName = ownName;
    }

    /** Two letters of ISO 639-1. */
    public String code() {
        return code;
    }

    public Locale locale() {
        return locale;
    }

    /** Its name in itself. */
    public String ownName() {
        return ownName;
    }

    public static Optional<Language> of(String code) {
        for (Language language : values()) {
            if (language.code.equals(code)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }
}
