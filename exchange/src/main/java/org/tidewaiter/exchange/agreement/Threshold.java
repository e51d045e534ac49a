package org.tidewaiter.exchange.agreement;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tidewaiter.exchange.token.Codes;

/**
 * A quantity below which goods of a kind are not due.
 *
 * @param subcategory code of the kind of goods
 * @param unit code of a base unit of that kind
 * @param amount the least that is due, above zero
 */
public record Threshold(String subcategory, String unit, BigDecimal amount) {

    static final int MAXIMUM_DIGITS = 18;
    private static final int MAXIMUM_SCALE = 6;

    /** One spelling for each number: no sign, no exponent, no zeros that say nothing. */
    private static final Pattern TEXT = Pattern.compile("(0|[1-9][0-9]*)(\\.[0-9]*[1-9])?");

    public Threshold {
        Codes.requireCode(subcategory, "a threshold's subcategory");
        Codes.requireCode(unit, "a threshold's unit");
        amount = amount.stripTrailingZeros();
        if (amount.signum() <= 0
                || amount.scale() > MAXIMUM_SCALE
                || amount.precision() - amount.scale() > MAXIMUM_DIGITS - MAXIMUM_SCALE) {
            throw new IllegalArgumentException("a threshold is above zero, with at most six decimals");
        }
    }

    /** The amount as it stands in the text. */
    String text() {
        return amount.toPlainString();
    }

    static Optional<Threshold> parse(String subcategory, String unit, String amount) {
        if (!TEXT.matcher(amount).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Threshold(subcategory, unit, new BigDecimal(amount)));
        } catch (IllegalArgumentException outOfRange) {
            return Optional.empty();
        }
    }
}
