package org.tidewaiter.report.schema;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.NominalPart;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.Submission;
import org.tidewaiter.report.rules.TextLimits;
import org.tidewaiter.report.shape.Field;
import org.tidewaiter.report.shape.FieldType;
import org.tidewaiter.report.shape.RecordShape;
import org.tidewaiter.report.vocabulary.Code;
import org.tidewaiter.report.vocabulary.CodedFields;
import org.tidewaiter.report.vocabulary.Vocabulary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON Schema (2020-12) of the document that a {@link Submission} is. Read from the record types, so that a field of the
 * model is always in it; what it cannot say (one field against another) is said by the rules.
 */
public final class ReportSchema {

    /** Lists too long to be written out; their codes are six digits. */
    private static final Set<String> BY_PATTERN = Set.of("hs6");

    private final Vocabulary vocabulary;
    private final Set<List<String>> lists = new HashSet<>();
    private final ObjectNode definitions = JsonNodeFactory.instance.objectNode();

    private ReportSchema(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The schema, with the codes of the vocabulary as enumerations. */
    public static JsonNode json(Vocabulary vocabulary) {
        return new ReportSchema(vocabulary).submission();
    }

    private JsonNode submission() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Seizure report as it is handed in");
        schema.put("description", "Codes are those of the vocabulary, edition " + vocabulary.edition());
        object(schema, RecordShape.of(SeizureReport.class));
        ObjectNode properties = (ObjectNode) schema.get("properties");
        properties.set("nominal", reference(RecordShape.of(NominalPart.class)));
        properties.putObject("sourceKey").put("type", "string").put("maxLength", Submission.SOURCE_KEY_LENGTH);
        schema.set("$defs", definitions);
        return schema;
    }

    private void object(ObjectNode schema, RecordShape<?> shape) {
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        Set<String> required = new TreeSet<>();
        for (Field field : shape.fields()) {
            properties.set(field.name(), property(shape, field));
            if (!field.nullable() && !madeOnReading(shape, field)) {
                required.add(field.name());
            }
        }
        if (!required.isEmpty()) {
            ArrayNode names = schema.putArray("required");
            required.forEach(names::add);
        }
        schema.put("additionalProperties", false);
    }

    /** A goods line without an id is given one. */
    private static boolean madeOnReading(RecordShape<?> shape, Field field) {
        return shape.type().getSimpleName().equals("GoodsLine") && field.name().equals("id");
    }

    private ObjectNode property(RecordShape<?> owner, Field field) {
        List<String> codeLists = CodedFields.lists(owner.type(), field.name());
        ObjectNode single = codeLists.isEmpty() ? null : codes(codeLists);
        return type(field.type(), field.name(), single);
    }

    private ObjectNode type(FieldType type, String name, @Nullable ObjectNode codes) {
        return switch (type) {
            case FieldType.Scalar(var scalar) -> codes != null ? codes : scalar(scalar, name);
            case FieldType.Nested(var shape) -> reference(shape);
            case FieldType.ListOf(var element) -> {
                ObjectNode array = node().put("type", "array");
                array.set("items", type(element, name, codes));
                yield array;
            }
            case FieldType.MapOf(var value) -> {
                ObjectNode map = node().put("type", "object");
                map.set("additionalProperties", type(value, name, codes));
                yield map;
            }
        };
    }

    private static ObjectNode scalar(Class<?> type, String name) {
        if (type == Boolean.class) {
            return node().put("type", "boolean");
        }
        if (type == Integer.class) {
            return node().put("type", "integer");
        }
        if (type == BigDecimal.class) {
            ObjectNode decimal = node();
            decimal.putArray("type").add("string").add("number");
            return decimal.put("pattern", "^-?[0-9]{1,24}(\\.[0-9]{1,12})?$");
        }
        ObjectNode string = node().put("type", "string");
        if (type == LocalDate.class) {
            return string.put("format", "date");
        }
        if (type == LocalTime.class) {
            return string.put("pattern", "^[0-2][0-9]:[0-5][0-9](:[0-5][0-9](\\.[0-9]{1,9})?)?$");
        }
        if (type.isEnum()) {
            ArrayNode names = string.putArray("enum");
            for (Object constant : type.getEnumConstants()) {
                names.add(((Enum<?>) constant).name());
            }
            return string;
        }
        return string.put("maxLength", TextLimits.of(name));
    }

    private ObjectNode codes(List<String> names) {
        String definition = String.join("-or-", names);
        if (lists.add(names)) {
            ObjectNode codes = definitions.putObject(definition).put("type", "string");
            if (BY_PATTERN.containsAll(names)) {
                codes.put("pattern", "^[0-9]{6}$");
            } else {
                ArrayNode values = codes.putArray("enum");
                names.forEach(name ->
                        vocabulary.list(name).codes().stream().map(Code::code).forEach(values::add));
            }
        }
        return node().put("$ref", "#/$defs/" + definition);
    }

    private ObjectNode reference(RecordShape<?> shape) {
        String name = shape.type().getSimpleName();
        if (!definitions.has(name)) {
            object(definitions.putObject(name), shape);
        }
        return node().put("$ref", "#/$defs/" + name);
    }

    private static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }
}
