package org.tidewaiter.report.screening;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text that is looked through, with what tells cheaply which forms cannot occur in it. Not for use by many threads. */
final class ScreenedText {

    /** Below stand the scripts with capitals. */
    private static final int FIRST_UNCASED = 0x600;

    /** From here on stand Han, Kana and Hangul. */
    private static final int FIRST_EAST_ASIAN = 0x2E80;

    private final String text;
    private final int digits;
    private final boolean uncased;
    private final boolean eastAsian;
    private @Nullable List<Token> tokens;

    ScreenedText(String text) {
        int digitsSeen = 0;
        boolean uncasedSeen = false;
        boolean eastAsianSeen = false;
        int code;
        for (int i = 0; i < text.length(); i += Character.charCount(code)) {
            code = text.codePointAt(i);
            if (Character.isDigit(code)) {
                digitsSeen++;
            } else if (code >= FIRST_UNCASED) {
                eastAsianSeen |= code >= FIRST_EAST_ASIAN;
                uncasedSeen |= Character.isLetter(code);
            }
        }
        this.text = text;
        this.digits = digitsSeen;
        this.uncased = uncasedSeen;
        this.eastAsian = eastAsianSeen;
    }

    String text() {
        return text;
    }

    /** How many decimal digits it holds, in any script. */
    int digits() {
        return digits;
    }

    /** Whether it may hold words in a script without capitals. */
    boolean uncased() {
        return uncased;
    }

    /** Whether it may hold Chinese, Japanese or Korean. */
    boolean eastAsian() {
        return eastAsian;
    }

    List<Token> tokens() {
        List<Token> known = tokens;
        if (known == null) {
            known = Token.of(text);
            tokens = known;
        }
        return known;
    }
}
