package org.tidewaiter.report;

import java.util.random.RandomGenerator;

/** Random names of goods lines: eight characters of lower-case base 32. */
public final class LineIds {

    private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz234567";

    private LineIds() {}

    /** A new id. */
    public static String next(RandomGenerator random) {
        char[] id = new char[8];
        for (int i = 0; i < id.length; i++) {
            id[i] = DIGITS.charAt(random.nextInt(DIGITS.length()));
        }
        return new String(id);
    }
}
