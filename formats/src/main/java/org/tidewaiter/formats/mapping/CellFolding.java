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
        int beyond = firstToFold(text);
        if (beyond < 0) {
            return text;
        }
        return isAscii(text, beyond) ? foldAscii(text) : foldAny(text);
    }

    private static String foldAny(String text) {
        String bare =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return BLANKS.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }

    /** The same for the letters that most cells are made of, at a fraction of the cost. */
    private static String foldAscii(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        boolean blank = false;
        for (int at = 0; at < text.length(); at++) {
            char each = text.charAt(at);
            if (isBlank(each)) {
                blank = !folded.isEmpty();
                continue;
            }
            if (blank) {
                folded.append(' ');
                blank = false;
            }
            folded.append(each >= 'A' && each <= 'Z' ? (char) (each + 32) : each);
        }
        return folded.toString();
    }

    private static boolean isBlank(char each) {
        return each == ' ' || (each >= '\t' && each <= '\r');
    }

    /** Where the first character stands that is not a small ASCII letter, a digit or a sign; -1 if there is none. */
    private static int firstToFold(String text) {
        for (int at = 0; at < text.length(); at++) {
            char each = text.charAt(at);
            if (each <= ' ' || each > '~' || (each >= 'A' && each <= 'Z')) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isAscii(String text, int from) {
        for (int at = from; at < text.length(); at++) {
            char each = text.charAt(at);
            if (each > '~' || (each < ' ' && !isBlank(each))) {
                return false;
            }
        }
        return true;
    }
}
