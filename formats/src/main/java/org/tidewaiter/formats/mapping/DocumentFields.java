package org.tidewaiter.formats.mapping;

import java.util.List;
import org.tidewaiter.report.shape.Field;
import org.tidewaiter.report.shape.FieldType;
import org.tidewaiter.report.shape.RecordShape;

/** Which fields a document has. */
final class DocumentFields {

    private DocumentFields() {}

    /** Whether records of that shape have a field there; goods and route have sections of their own in a mapping. */
    static boolean has(RecordShape<?> shape, List<String> steps) {
        Field field = shape.field(steps.getFirst()).orElse(null);
        if (field == null || steps.equals(List.of("goods")) || steps.equals(List.of("route"))) {
            return false;
        }
        if (steps.size() == 1) {
            return true;
        }
        return field.type() instanceof FieldType.Nested(RecordShape<?> nested)
                && has(nested, steps.subList(1, steps.size()));
    }
}
