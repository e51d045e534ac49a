package org.tidewaiter.report.rules;

import java.util.regex.Pattern;

/** Numbers that carry a check digit. */
public final class CheckDigits {

    private static final Pattern IMO = Pattern.compile("[1-9][0-9]{6}");
    private static final Pattern CONTAINER = Pattern.compile("[A-Z]{3}[UJZ][0-9]{7}");

    private static final Pattern CAS = Pattern.compile("[1-9][0-9]{1,6}-[0-9]{2}-[0-9]");

    private CheckDigits() {}

    /** An IMO ship number: the first six digits, weighted 7 down to 2, sum up to a number that ends in the seventh. */
    public static boolean imo(String number) {
        if (!IMO.matcher(number).matches()) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 6; i++) {
            sum += (7 - i) * (number.charAt(i) - '0');
        }
        return sum % 10 == number.charAt(6) - '0';
    }

    /** An ISO 6346 container number: values weighted by powers of two, modulo 11, ten written as zero. */
    public static boolean container(String number) {
        if (!CONTAINER.matcher(number).matches()) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 10; i++) {
            sum += value(number.charAt(i)) << i;
        }
        return sum % 11 % 10 == number.charAt(10) - '0';
    }

    /** A CAS number: the digits before the last, weighted from the right by 1, 2, 3 …, sum up to a number that ends in it. */
    public static boolean cas(String number) {
        if (!CAS.matcher(number).matches()) {
            return false;
        }
        String digits = number.replace("-", "");
        int last = digits.length() - 1;
        int sum = 0;
        for (int i = 0; i < last; i++) {
            sum += (last - i) * (digits.charAt(i) - '0');
        }
        return sum % 10 == digits.charAt(last) - '0';
    }

    /** Letters count from 10 and leave out the multiples of 11. */
    private static int value(char c) {
        if (c <= '9') {
            return c - '0';
        }
        int place = c - 'A' + 10;
        return place + (place - 1) / 10;
    }
}
