package org.tidewaiter.formats.mapping;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How numbers are written.
 *
 * @param decimal mark before decimals: a point or a comma
 * @param thousands mark between thousands: a point, comma, blank or apostrophe; empty where none is written. A blank stands
 *     for every kind of blank
 */
public record NumberStyle(char decimal, String thousands) {

    private static final int MOST_DIGITS = 18;
    private static final int MOST_DECIMALS = 9;
    private static final String MARKS = "., '";

    public NumberStyle {
        if ((decimal != '.' && decimal != ',')
                || thousands.length() > 1
                || !MARKS.contains(thousands)
                || thousands.indexOf(decimal) >= 0) {
            throw new IllegalArgumentException("decimal mark and mark between thousands must differ");
        }
    }

    /** A point before decimals, nothing between thousands. */
    public static NumberStyle plain() {
        return new NumberStyle('.', "");
    }

    /** The number, or null if the text is none of this style. Thousands are either all marked or none is. */
    public @Nullable BigDecimal parse(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        int at = 0;
        if (!text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+')) {
            if (text.charAt(0) == '-') {
                digits.append('-');
            }
            at++;
        }
        int point = text.indexOf(decimal, at);
        String whole = point < 0 ? text.substring(at) : text.substring(at, point);
        if (!appendWhole(whole, digits)) {
            return null;
        }
        if (point >= 0) {
            String decimals = text.substring(point + 1);
            if (!isDigits(decimals) || decimals.length() > MOST_DECIMALS) {
                return null;
            }
            digits.append('.').append(decimals);
        }
        return new BigDecimal(digits.toString());
    }

    private boolean appendWhole(String whole, StringBuilder digits) {
        int group = 0;
        int groups = 0;
        int count = 0;
        for (int at = 0; at < whole.length(); at++) {
            char each = whole.charAt(at);
            if (each >= '0' && each <= '9') {
                digits.append(each);
                group++;
                count++;
            } else if (marksThousands(each) && group > 0 && group <= 3 && (groups == 0 || group == 3)) {
                groups++;
                group = 0;
            } else {
                return false;
            }
        }
        return count > 0 && count <= MOST_DIGITS && (groups == 0 || group == 3);
    }

    private boolean marksThousands(char each) {
        if (thousands.isEmpty()) {
            return false;
        }
        char mark = thousands.charAt(0);
        return each == mark || (mark == ' ' && Character.isSpaceChar(each)) || (mark == '\'' && each == '\u2019');
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(each -> each >= '0' && each <= '9');
    }
}
