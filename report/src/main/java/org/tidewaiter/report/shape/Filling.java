package org.tidewaiter.report.shape;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is put where a document does not fit, so that all the rest of it can be judged; knows where that was. */
public final class Filling {

    private final boolean leavesOut;
    private final int choice;
    private final LocalDate day;
    private final Set<String> filled = new LinkedHashSet<>();

    /**
     * @param leavesOut whether a value that may be absent is left out; else something stands there
     * @param choice which constant is put where one of several must stand, counted round
     * @param day that is put where a day must stand
     */
    public Filling(boolean leavesOut, int choice, LocalDate day) {
        this.leavesOut = leavesOut;
        this.choice = choice;
        this.day = day;
    }

    /** Where something was filled or left out. */
    public Set<String> filled() {
        return Set.copyOf(filled);
    }

    @Nullable
    Object of(FieldType type, boolean nullable, FieldPath path) {
        filled.add(path.toString());
        return nullable && leavesOut ? nothing(type) : of(type);
    }

    static @Nullable Object nothing(FieldType type) {
        return switch (type) {
            case FieldType.ListOf list -> List.of();
            case FieldType.MapOf map -> Map.of();
            default -> null;
        };
    }

    private @Nullable Object of(FieldType type) {
        return switch (type) {
            case FieldType.Scalar(Class<?> scalar) -> scalar(scalar);
            case FieldType.Nested(RecordShape<?> shape) -> record(shape);
            default -> nothing(type);
        };
    }

    private Object scalar(Class<?> type) {
        if (type == BigDecimal.class) {
            return BigDecimal.ONE;
        }
        if (type == Integer.class) {
            return 1;
        }
        if (type == Boolean.class) {
            return false;
        }
        if (type == LocalDate.class) {
            return day;
        }
        if (type == LocalTime.class) {
            return LocalTime.MIDNIGHT;
        }
        Object[] constants = type.getEnumConstants();
        return constants == null ? "?" : constants[choice % constants.length];
    }

    private Object record(RecordShape<?> shape) {
        @Nullable
        Object[] values = shape.fields().stream()
                .map(field -> field.nullable() ? nothing(field.type()) : of(field.type()))
                .toArray();
        return shape.construct(values);
    }
}
