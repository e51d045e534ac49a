package org.tidewaiter.node.settings;

import jakarta.validation.constraints.NotBlank;
import java.util.Locale;

/**
 * A name as people read it.
 *
 * @param en in English
 * @param fr in French
 */
public record Title(@NotBlank String en, @NotBlank String fr) {

    /** The title in the reader's language: French for any French, English otherwise. */
    public String in(Locale locale) {
        return locale.getLanguage().equals("fr") ? fr : en;
    }
}
