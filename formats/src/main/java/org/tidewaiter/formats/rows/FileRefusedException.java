package org.tidewaiter.formats.rows;

import java.util.Locale;

/** A file that cannot go in as a whole: the sender's fault, no use to try again unchanged. */
public final class FileRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String rule;
    private final String path;
    private final String french;

    public FileRefusedException(String rule, Object... arguments) {
        super(Texts.of(rule, Locale.ENGLISH, arguments));
        this.rule = rule;
        this.path = rule.startsWith("mapping.") && arguments.length > 0 ? String.valueOf(arguments[0]) : "";
        this.french = Texts.of(rule, Locale.FRENCH, arguments);
    }

    /** Id of the rule, such as {@code file.missing-column}. */
    public String rule() {
        return rule;
    }

    /** The place in a mapping that is wrong, such as {@code goods.brand}; empty where a file is. */
    public String path() {
        return path;
    }

    /** What is wrong and what to do, in French for a French locale, else in English. */
    public String message(Locale locale) {
        return locale.getLanguage().equals("fr") ? french : String.valueOf(getMessage());
    }
}
