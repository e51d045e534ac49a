package org.tidewaiter.report.shape;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Decimal numbers as they stand in a report: plain digits, no exponent. An exponent of nine digits is twelve bytes on the
 * wire and a gigabyte when written out.
 */
public final class Decimals {

    private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,24}(\\.[0-9]{1,12})?");

    private Decimals() {}

    /** The number, or null if it is not one of this form. */
    public static @Nullable BigDecimal read(String text) {
        return PLAIN.matcher(text).matches() ? new BigDecimal(text) : null;
    }

    /** The number from a string or a number, or null if it is not one of this form. */
    public static @Nullable BigDecimal read(JsonNode node) {
        if (node.isString()) {
            return read(node.stringValue());
        }
        if (!node.isNumber()) {
            return null;
        }
        BigDecimal value = node.decimalValue();
        return value.precision() <= 36 && Math.abs((long) value.scale()) <= 24 ? read(value.toPlainString()) : null;
    }

    /** The number in plain digits. */
    public static String write(BigDecimal value) {
        return value.toPlainString();
    }
}
