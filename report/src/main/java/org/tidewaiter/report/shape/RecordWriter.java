package org.tidewaiter.report.shape;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes records as JSON by their shape, in the form of {@link org.tidewaiter.report.ReportJson}: nothing for what is not
 * recorded.
 */
public final class RecordWriter {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private RecordWriter() {}

    /** The whole record. */
    public static ObjectNode write(Record value) {
        return writeInto(NODES.objectNode(), value);
    }

    /** Adds the fields of the record to an object. */
    public static ObjectNode writeInto(ObjectNode object, Record value) {
        for (Field field : RecordShape.of(value.getClass()).fields()) {
            Object each = field.in(value);
            if (each != null && Field.recorded(each)) {
                object.set(field.name(), node(each));
            }
        }
        return object;
    }

    /** Any value of a report. */
    public static JsonNode node(Object value) {
        return switch (value) {
            case String text -> NODES.stringNode(text);
            case Integer number -> NODES.numberNode(number);
            case Boolean yes -> NODES.booleanNode(yes);
            case BigDecimal decimal -> NODES.stringNode(Decimals.write(decimal));
            case LocalTime time -> NODES.stringNode(time.format(DateTimeFormatter.ISO_LOCAL_TIME));
            case Record nested -> write(nested);
            case List<?> list -> array(list);
            case Map<?, ?> map -> object(map);
            default -> NODES.stringNode(value.toString());
        };
    }

    private static ArrayNode array(List<?> values) {
        ArrayNode array = NODES.arrayNode(values.size());
        for (Object value : values) {
            array.add(node(Objects.requireNonNull(value)));
        }
        return array;
    }

    private static ObjectNode object(Map<?, ?> values) {
        ObjectNode object = NODES.objectNode();
        values.forEach((name, value) -> object.set(name.toString(), node(Objects.requireNonNull(value))));
        return object;
    }
}
