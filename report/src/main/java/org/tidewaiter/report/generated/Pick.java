package org.tidewaiter.report.generated;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Random choices of the generator. */
record Pick(RandomGenerator random) {

    @SafeVarargs
    final <T> T of(T... values) {
        return values[random.nextInt(values.length)];
    }

    /** One of the values, or nothing one time in four. */
    @SafeVarargs
    final <T> @Nullable T maybe(T... values) {
        return chance(0.25) ? null : of(values);
    }

    <T> T from(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    /** A figure spread evenly over orders of magnitude, as quantities of seizures are; three digits. */
    BigDecimal magnitude(double least, double most) {
        double value = Math.exp(Math.log(least) + random.nextDouble() * (Math.log(most) - Math.log(least)));
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(3));
        return new BigDecimal(rounded.stripTrailingZeros().toPlainString());
    }

    /** A whole number spread evenly over orders of magnitude. */
    long count(double least, double most) {
        return Math.max(1, magnitude(least, most).longValue());
    }

    String digits(int length) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < length; i++) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }

    String letters(int length) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < length; i++) {
            letters.append((char) ('A' + random.nextInt(26)));
        }
        return letters.toString();
    }
}
