package org.tidewaiter.report.fields;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import org.tidewaiter.report.shape.FieldType;

/** What a field holds, as people are told. */
public enum ValueKind {
    TEXT,
    /** A code of the list that the field names. */
    CODE,
    DECIMAL,
    INTEGER,
    DATE,
    TIME,
    /** Yes or no. */
    BOOLEAN;

    static ValueKind of(FieldType.Scalar type, boolean coded) {
        Class<?> value = type.type();
        if (coded || value.isEnum()) {
            return CODE;
        }
        if (value == BigDecimal.class) {
            return DECIMAL;
        }
        if (value == Integer.class) {
            return INTEGER;
        }
        if (value == LocalDate.class) {
            return DATE;
        }
        if (value == LocalTime.class) {
            return TIME;
        }
        return value == Boolean.class ? BOOLEAN : TEXT;
    }
}
