package org.tidewaiter.report.shape;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads records from JSON by their shape and names every place where the document does not fit, all at once. The form is
 * that of {@link org.tidewaiter.report.ReportJson}.
 */
public final class RecordReader {

    private final BiConsumer<Misshape.Kind, FieldPath> faults;
    private final @Nullable Filling filling;

    /**
     * @param faults is told of each place that does not fit; a record with a fault is not constructed
     */
    public RecordReader(BiConsumer<Misshape.Kind, FieldPath> faults) {
        this.faults = faults;
        this.filling = null;
    }

    /** @param filling stands where something does not fit, and names that are unknown are passed over */
    public RecordReader(Filling filling) {
        this.faults = (kind, path) -> {};
        this.filling = filling;
    }

    /** The record; null after a fault was told, and with a filling only where no object stands. */
    public <R extends Record> @Nullable R read(RecordShape<R> shape, JsonNode node, FieldPath path) {
        if (!node.isObject()) {
            faults.accept(Misshape.Kind.WRONG_TYPE, path);
            return null;
        }
        List<Field> fields = shape.fields();
        @Nullable Object[] values = new @Nullable Object[fields.size()];
        int known = 0;
        boolean whole = true;
        for (int i = 0; i < values.length; i++) {
            Field field = fields.get(i);
            JsonNode value = node.get(field.name());
            if (value != null) {
                known++;
            }
            if (value == null || value.isNull()) {
                values[i] = Filling.nothing(field.type());
                if (!field.nullable()) {
                    faults.accept(Misshape.Kind.MISSING, path.field(field.name()));
                    values[i] = hole(field.type(), false, path.field(field.name()));
                    whole &= values[i] != null;
                }
            } else {
                values[i] = value(field.type(), value, path.field(field.name()));
                if (values[i] == null) {
                    values[i] = hole(field.type(), field.nullable(), path.field(field.name()));
                    whole &= filling != null;
                }
            }
        }
        if (known < node.size() && filling == null) {
            unknownNames(shape, node, path);
            return null;
        }
        return whole ? shape.construct(values) : null;
    }

    private @Nullable Object hole(FieldType type, boolean nullable, FieldPath path) {
        return filling == null ? null : filling.of(type, nullable, path);
    }

    /** The path names the owner only: a name that the model does not know could itself be somebody's name. */
    private void unknownNames(RecordShape<?> shape, JsonNode node, FieldPath path) {
        for (String name : node.propertyNames()) {
            if (!shape.has(name)) {
                faults.accept(Misshape.Kind.UNKNOWN_NAME, path.field(Names.harmless(name)));
            }
        }
    }

    private @Nullable Object value(FieldType type, JsonNode node, FieldPath path) {
        return switch (type) {
            case FieldType.Scalar scalar -> scalar(scalar.type(), node, path);
            case FieldType.Nested nested -> read(nested.shape(), node, path);
            case FieldType.ListOf list -> list(list.element(), node, path);
            case FieldType.MapOf map -> map(map.value(), node, path);
        };
    }

    private @Nullable Object list(FieldType element, JsonNode node, FieldPath path) {
        if (!node.isArray()) {
            faults.accept(Misshape.Kind.WRONG_TYPE, path);
            return null;
        }
        List<Object> values = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            Object value = value(element, node.get(i), path.element(i));
            if (value == null) {
                value = hole(element, false, path.element(i));
            }
            if (value != null) {
                values.add(value);
            }
        }
        return values.size() == node.size() ? values : null;
    }

    private @Nullable Object map(FieldType type, JsonNode node, FieldPath path) {
        if (!node.isObject()) {
            faults.accept(Misshape.Kind.WRONG_TYPE, path);
            return null;
        }
        Map<String, Object> values = new LinkedHashMap<>();
        node.forEachEntry((name, each) -> {
            Object value = value(type, each, path.field(Names.harmless(name)));
            if (value != null) {
                values.put(name, value);
            } else {
                hole(type, true, path.field(Names.harmless(name)));
            }
        });
        return values.size() == node.size() || filling != null ? values : null;
    }

    private @Nullable Object scalar(Class<?> type, JsonNode node, FieldPath path) {
        Object value = scalar(type, node);
        if (value == null) {
            faults.accept(Misshape.Kind.WRONG_TYPE, path);
        }
        return value;
    }

    private static @Nullable Object scalar(Class<?> type, JsonNode node) {
        if (type == Boolean.class) {
            return node.isBoolean() ? node.booleanValue() : null;
        }
        if (type == Integer.class) {
            return node.isIntegralNumber() && node.canConvertToInt() ? node.intValue() : null;
        }
        if (type == java.math.BigDecimal.class) {
            return Decimals.read(node);
        }
        return node.isString() ? fromText(type, node.stringValue()) : null;
    }

    private static @Nullable Object fromText(Class<?> type, String text) {
        if (type == String.class) {
            return text;
        }
        try {
            if (type == LocalDate.class) {
                return LocalDate.parse(text);
            }
            if (type == LocalTime.class) {
                return LocalTime.parse(text);
            }
        } catch (DateTimeParseException e) {
            return null;
        }
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(text)) {
                return constant;
            }
        }
        return null;
    }
}
