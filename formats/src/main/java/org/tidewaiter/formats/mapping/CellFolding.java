package org.tidewaiter.formats.mapping;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Cells as translations compare them: whatever their case, their accents and their blanks. */
public final class CellFolding {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

    private CellFolding() {}

    /** The folded text; two cells with the same one are the same value to a mapping. */
    public static String fold(String text) {
        if (plain(text)) {
            return text;
        }
        String bare =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return BLANKS.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }

    /** Whether folding changes nothing: small ASCII letters, digits and signs without a blank. */
    private static boolean plain(String text) {
        for (int at = 0; at < text.length(); at++) {
            char each = text.charAt(at);
            if (each <= ' ' || each > '~' || (each >= 'A' && each <= 'Z')) {
                return false;
            }
        }
        return true;
    }
}
