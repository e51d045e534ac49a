package org.tidewaiter.formats.mapping;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.tidewaiter.report.EventDate;
import org.tidewaiter.report.Money;
import org.tidewaiter.report.Place;
import org.tidewaiter.report.Quantity;
import org.tidewaiter.report.RouteLeg;
import org.tidewaiter.report.shape.FieldType;

/** Which ways of reading a cell give what a field holds. */
final class ReadingFit {

    private ReadingFit() {}

    /** Whether a rule can fill a field of that type. */
    static boolean fits(FieldRule rule, FieldType type) {
        return switch (rule) {
            case FieldRule.Constant constant -> type instanceof FieldType.Scalar || type instanceof FieldType.ListOf;
            case FieldRule.Cases cases -> type instanceof FieldType.Scalar || type instanceof FieldType.ListOf;
            case FieldRule.FiscalMonth month -> isRecord(type, EventDate.class);
            case FieldRule.Column column ->
                column.split() == null
                        ? fits(column.reading(), single(type))
                        : type instanceof FieldType.ListOf(FieldType element) && fits(column.reading(), element);
        };
    }

    /** Where a record holds its unit, beside its {@code amount}. */
    static String unitField(FieldType type) {
        return isRecord(type, Money.class) ? "currency" : "unit";
    }

    static boolean isRecord(FieldType type, Class<?> record) {
        return type instanceof FieldType.Nested nested && nested.shape().type() == record;
    }

    private static FieldType single(FieldType type) {
        return type instanceof FieldType.ListOf(FieldType.Scalar element) ? element : type;
    }

    private static boolean fits(Reading reading, FieldType type) {
        return switch (reading) {
            case Reading.Whole whole -> isScalar(type, Integer.class);
            case Reading.YesNo yesNo -> isScalar(type, Boolean.class);
            case Reading.Decimal decimal -> isScalar(type, BigDecimal.class) || isScalar(type, String.class);
            case Reading.Date date -> isScalar(type, LocalDate.class) || isRecord(type, EventDate.class);
            case Reading.Measure measure -> isRecord(type, Quantity.class) || isRecord(type, Money.class);
            case Reading.PlaceText place ->
                isRecord(type, Place.class) || isRecord(type, RouteLeg.class) || isScalar(type, String.class);
            case Reading.DecimalIdentifier identifier -> isScalar(type, String.class);
            case Reading.Text text -> isText(type);
            case Reading.Codes codes -> isText(type);
        };
    }

    private static boolean isScalar(FieldType type, Class<?> scalar) {
        return type instanceof FieldType.Scalar(Class<?> held) && held == scalar;
    }

    /** Text, an enum, or what is written as text and read as such. */
    private static boolean isText(FieldType type) {
        return type instanceof FieldType.Scalar(Class<?> held) && held != Integer.class && held != Boolean.class;
    }
}
