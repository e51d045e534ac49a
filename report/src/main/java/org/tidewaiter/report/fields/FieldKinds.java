package org.tidewaiter.report.fields;

import java.util.HashMap;
import java.util.Map;
import org.tidewaiter.report.NominalPart;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.shape.Field;
import org.tidewaiter.report.shape.FieldType;
import org.tidewaiter.report.shape.RecordShape;

/** The types of all fields of the record types, by their general paths. */
final class FieldKinds {

    private final Map<String, FieldType.Scalar> types = new HashMap<>();

    FieldKinds() {
        collect("", RecordShape.of(SeizureReport.class));
        collect(FieldEntry.NOMINAL, RecordShape.of(NominalPart.class));
    }

    /** What the field at a path holds. */
    ValueKind of(String path, boolean coded) {
        FieldType.Scalar type = types.get(path);
        if (type == null) {
            throw new IllegalStateException("fields.yaml names " + path + ", which no report has");
        }
        return ValueKind.of(type, coded);
    }

    private void collect(String prefix, RecordShape<?> shape) {
        for (Field field : shape.fields()) {
            collect(prefix + field.name(), field.type());
        }
    }

    private void collect(String path, FieldType type) {
        switch (type) {
            case FieldType.Scalar scalar -> types.put(path, scalar);
            case FieldType.Nested(var shape) -> collect(path + ".", shape);
            case FieldType.ListOf(var element) -> collect(path + "[]", element);
            case FieldType.MapOf(var value) -> collect(path + ".*", value);
        }
    }
}
