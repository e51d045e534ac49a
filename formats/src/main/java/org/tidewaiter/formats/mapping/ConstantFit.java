package org.tidewaiter.formats.mapping;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import org.tidewaiter.report.shape.Decimals;
import org.tidewaiter.report.shape.FieldType;
import tools.jackson.databind.JsonNode;

/** Whether a value that stands in a mapping is one that a field can hold. */
final class ConstantFit {

    private ConstantFit() {}

    static boolean fits(JsonNode value, FieldType type) {
        return switch (type) {
            case FieldType.Scalar(Class<?> held) -> value.isNull() || fits(value, held);
            case FieldType.ListOf(FieldType element) -> fits(value, element);
            case FieldType.Nested nested -> false;
            case FieldType.MapOf map -> false;
        };
    }

    private static boolean fits(JsonNode value, Class<?> held) {
        if (held == Boolean.class) {
            return value.isBoolean();
        }
        if (held == Integer.class) {
            return value.isIntegralNumber() && value.canConvertToInt();
        }
        if (held == BigDecimal.class) {
            return Decimals.read(value) != null;
        }
        return value.isString() && fits(value.stringValue(), held);
    }

    private static boolean fits(String text, Class<?> held) {
        try {
            if (held == LocalDate.class) {
                return !LocalDate.parse(text).equals(LocalDate.MIN);
            }
            if (held == LocalTime.class) {
                return LocalTime.parse(text).getNano() == 0;
            }
        } catch (DateTimeParseException unfit) {
            return false;
        }
        return !held.isEnum()
                || Arrays.stream(held.getEnumConstants())
                        .anyMatch(constant -> ((Enum<?>) constant).name().equals(text));
    }
}
