package org.tidewaiter.node.intake.wording;

import java.util.Locale;

/** A sentence in both languages. */
public record Said(String english, String french) {

    public String in(Locale locale) {
        return locale.getLanguage().equals("fr") ? french : english;
    }
}
