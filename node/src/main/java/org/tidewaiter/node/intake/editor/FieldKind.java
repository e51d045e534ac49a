package org.tidewaiter.node.intake.editor;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.tidewaiter.report.NominalPart;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.shape.Field;
import org.tidewaiter.report.shape.FieldType;
import org.tidewaiter.report.shape.RecordShape;

/** What a field takes from a cell. */
enum FieldKind {
    TEXT,
    CODE,
    DATE,
    DECIMAL,
    WHOLE,
    YES_NO,
    /** An amount and its unit or currency. */
    MEASURE,
    /** A place in words. */
    PLACE;

    private static final String NOMINAL = "nominal.";

    /** The kind of a field of the catalogue that has no code list; empty where it holds no single value. */
    static Optional<FieldKind> of(String cataloguePath) {
        return cataloguePath.startsWith(NOMINAL)
                ? of(RecordShape.of(NominalPart.class), cataloguePath.substring(NOMINAL.length()))
                : of(RecordShape.of(SeizureReport.class), cataloguePath);
    }

    private static Optional<FieldKind> of(RecordShape<?> shape, String path) {
        String[] steps = path.replace("[]", "").split("\\.", -1);
        RecordShape<?> owner = shape;
        for (int i = 0; i < steps.length; i++) {
            Optional<FieldType> type = owner.field(steps[i]).map(Field::type).map(FieldKind::element);
            if (i == steps.length - 1) {
                return type.flatMap(FieldKind::of);
            }
            if (type.isEmpty() || !(type.get() instanceof FieldType.Nested(RecordShape<?> nested))) {
                return Optional.empty();
            }
            owner = nested;
        }
        return Optional.empty();
    }

    private static FieldType element(FieldType type) {
        return type instanceof FieldType.ListOf(FieldType element) ? element : type;
    }

    private static Optional<FieldKind> of(FieldType type) {
        if (!(type instanceof FieldType.Scalar(Class<?> held))) {
            return Optional.empty();
        }
        if (held == LocalDate.class) {
            return Optional.of(DATE);
        }
        if (held == BigDecimal.class) {
            return Optional.of(DECIMAL);
        }
        if (held == Integer.class) {
            return Optional.of(WHOLE);
        }
        return Optional.of(held == Boolean.class ? YES_NO : TEXT);
    }
}
