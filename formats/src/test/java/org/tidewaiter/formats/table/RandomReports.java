package org.tidewaiter.formats.table;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.EventDate;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.shape.Field;
import org.tidewaiter.report.shape.FieldType;
import org.tidewaiter.report.shape.RecordShape;

/** Reports of any content that the record types allow, with texts that files find hard. Rules would refuse most of them. */
public final class RandomReports {

    private static final List<String> HARD = List.of(
            "=1+1",
            "+cmd|' /C calc'!A0",
            "-2+3",
            "@SUM(A1)",
            "\t=1",
            "a, \"quoted\" word",
            "two\nlines",
            "two\r\nlines",
            "'=1",
            "  blanks  ",
            "Ünïcödé Ελλάδα 東京 🚢",
            "[x] brackets [y]",
            "# end rows=1",
            "001",
            "1E5",
            "2026-05-03",
            "<a>&amp;</a>",
            "TRUE");

    private final RandomGenerator random;

    public RandomReports(RandomGenerator random) {
        this.random = random;
    }

    public SeizureReport next() {
        return Objects.requireNonNull(record(RecordShape.of(SeizureReport.class)));
    }

    private <R extends Record> R record(RecordShape<R> shape) {
        @Nullable Object[] values = shape.fields().stream().map(this::value).toArray();
        if (shape.type() == EventDate.class) {
            return shape.type().cast(eventDate());
        }
        return shape.construct(values);
    }

    private EventDate eventDate() {
        LocalDate day = LocalDate.of(2000 + random.nextInt(26), 1 + random.nextInt(12), 1 + random.nextInt(28));
        return switch (random.nextInt(3)) {
            case 0 -> new EventDate(day, EventDate.Precision.DAY, LocalTime.of(random.nextInt(24), random.nextInt(60)));
            case 1 -> EventDate.inMonth(day.getYear(), day.getMonthValue());
            default -> new EventDate(LocalDate.of(day.getYear(), 1, 1), EventDate.Precision.YEAR, null);
        };
    }

    private @Nullable Object value(Field field) {
        return field.nullable() && random.nextInt(3) == 0 ? empty(field.type()) : value(field.type());
    }

    private static @Nullable Object empty(FieldType type) {
        return type instanceof FieldType.ListOf ? List.of() : null;
    }

    private Object value(FieldType type) {
        return switch (type) {
            case FieldType.Scalar(Class<?> scalar) -> scalar(scalar);
            case FieldType.Nested(RecordShape<?> shape) -> record(shape);
            case FieldType.ListOf(FieldType element) -> list(element);
            case FieldType.MapOf map -> Map.of();
        };
    }

    private List<Object> list(FieldType element) {
        List<Object> values = new ArrayList<>();
        for (int count = random.nextInt(7); count > 0; count--) {
            values.add(value(element));
        }
        return values;
    }

    private Object scalar(Class<?> type) {
        if (type == String.class) {
            return random.nextBoolean()
                    ? HARD.get(random.nextInt(HARD.size()))
                    : "text " + Long.toString(random.nextLong(), 36);
        }
        if (type == Integer.class) {
            return random.nextInt();
        }
        if (type == Boolean.class) {
            return random.nextBoolean();
        }
        if (type == BigDecimal.class) {
            return BigDecimal.valueOf(random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L), random.nextInt(7));
        }
        if (type == LocalDate.class) {
            return LocalDate.of(1990 + random.nextInt(40), 1 + random.nextInt(12), 1 + random.nextInt(28));
        }
        if (type == LocalTime.class) {
            return LocalTime.of(random.nextInt(24), random.nextInt(60));
        }
        Object[] constants = Objects.requireNonNull(type.getEnumConstants());
        return constants[random.nextInt(constants.length)];
    }
}
