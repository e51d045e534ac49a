package org.tidewaiter.exchange.token;

import java.util.regex.Pattern;

/**
 * What may stand in clear: codes of at most 80 characters, of letters, digits and {@code . _ : / @ + -}, beginning
 * with a letter or digit. No white space and no script but Latin, so that no free text passes as a code.
 */
public final class Codes {

    /** The largest number that every JSON reader holds exactly: 2^53 - 1. */
    public static final long MAXIMUM_NUMBER = (1L << 53) - 1;

    /** Length of a SHA-256 digest, in bytes. */
    public static final int DIGEST_BYTES = 32;

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,79}");
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9._:/@+#\\[\\]*-]{0,200}");

    private Codes() {}

    public static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    /** Whether the text can be a path into a report or token. */
    public static boolean isPath(String text) {
        return PATH.matcher(text).matches();
    }

    /**
     * The text, if it is a code.
     *
     * @throws IllegalArgumentException if it is not
     */
    public static String requireCode(String text, String what) {
        if (!isCode(text)) {
            throw new IllegalArgumentException(what + " is not a code");
        }
        return text;
    }

    /**
     * The number, if it lies between the minimum and 2^53 - 1.
     *
     * @throws IllegalArgumentException if it does not
     */
    public static long requireNumber(long number, long minimum, String what) {
        if (number < minimum || number > MAXIMUM_NUMBER) {
            throw new IllegalArgumentException(what + " is out of range");
        }
        return number;
    }
}
