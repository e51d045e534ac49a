package org.tidewaiter.report.shape;

/** What a field of a record holds. */
public sealed interface FieldType {

    /**
     * One value.
     *
     * @param type String, Integer, Boolean, BigDecimal, LocalDate, LocalTime or an enum
     */
    record Scalar(Class<?> type) implements FieldType {}

    /** A record within the record. */
    record Nested(RecordShape<?> shape) implements FieldType {}

    /** A list of like values. */
    record ListOf(FieldType element) implements FieldType {}

    /** Values by a name. */
    record MapOf(FieldType value) implements FieldType {}
}
