package org.tidewaiter.node.intake.form;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.web.Language;
import org.tidewaiter.report.shape.FieldType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads and writes single values of a report's JSON by their flat names. What does not have the form of its field is
 * kept as it was typed, so that nothing is lost; the rules name it.
 */
final class Values {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern BETWEEN = Pattern.compile("[\\n\\r,;]+");
    private static final Pattern GROUPED = Pattern.compile("-?\\d{1,3}(,\\d{3})+");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0\\u202f'’]");

    private Values() {}

    /** The value as a field shows it; null where there is none. */
    static @Nullable String text(JsonNode document, FieldName name) {
        JsonNode node = document;
        for (FieldName.Step step : name.steps()) {
            node = node.path(step.name());
            if (step.index() >= 0) {
                node = node.path(step.index());
            }
        }
        if (node.isArray()) {
            return String.join(
                    "\n", node.valueStream().map(each -> each.asString("")).toList());
        }
        return node.isValueNode() && !node.isNull() ? node.asString() : null;
    }

    static @Nullable String text(JsonNode document, String name) {
        return FieldName.of(name).map(known -> text(document, known)).orElse(null);
    }

    /** Sets what was typed; nothing typed removes the value and leaves its row. */
    static void set(ObjectNode document, FieldName name, String typed, Language language) {
        JsonNode owner = document;
        List<FieldName.Step> steps = name.steps();
        for (FieldName.Step step : steps.subList(0, steps.size() - 1)) {
            owner = into((ObjectNode) owner, step);
        }
        FieldName.Step last = steps.getLast();
        JsonNode value = node(name.type(), typed.strip(), language);
        if (last.index() >= 0) {
            ArrayNode list = list((ObjectNode) owner, last.name());
            fill(list, last.index() + 1, NODES.stringNode(""));
            list.set(last.index(), value == null ? NODES.stringNode("") : value);
        } else if (value == null) {
            ((ObjectNode) owner).remove(last.name());
        } else {
            ((ObjectNode) owner).set(last.name(), value);
        }
    }

    /** Makes sure that a row is there. */
    static void row(ObjectNode document, FieldName name) {
        JsonNode owner = document;
        for (FieldName.Step step : name.steps()) {
            owner = step.index() >= 0 && step.equals(name.steps().getLast()) && name.type() instanceof FieldType.Scalar
                    ? scalarRow((ObjectNode) owner, step)
                    : into((ObjectNode) owner, step);
        }
    }

    /** Takes a row away. */
    static void remove(ObjectNode document, FieldName name) {
        JsonNode owner = document;
        List<FieldName.Step> steps = name.steps();
        for (FieldName.Step step : steps.subList(0, steps.size() - 1)) {
            owner = into((ObjectNode) owner, step);
        }
        FieldName.Step last = steps.getLast();
        if (last.index() >= 0 && owner.path(last.name()) instanceof ArrayNode rows && last.index() < rows.size()) {
            rows.remove(last.index());
        }
    }

    /** How many rows a list has. */
    static int rows(JsonNode document, String list) {
        JsonNode node = document;
        for (FieldName.Step step : FieldName.of(list).map(FieldName::steps).orElse(List.of())) {
            node = node.path(step.name());
            if (step.index() >= 0) {
                node = node.path(step.index());
            }
        }
        return node.isArray() ? node.size() : 0;
    }

    private static JsonNode scalarRow(ObjectNode owner, FieldName.Step step) {
        ArrayNode list = list(owner, step.name());
        fill(list, step.index() + 1, NODES.stringNode(""));
        return Objects.requireNonNull(list.get(step.index()));
    }

    private static JsonNode into(ObjectNode owner, FieldName.Step step) {
        if (step.index() < 0) {
            return owner.path(step.name()) instanceof ObjectNode there ? there : owner.putObject(step.name());
        }
        ArrayNode list = list(owner, step.name());
        while (list.size() <= step.index()) {
            list.addObject();
        }
        return Objects.requireNonNull(list.get(step.index()));
    }

    private static ArrayNode list(ObjectNode owner, String name) {
        return owner.path(name) instanceof ArrayNode there ? there : owner.putArray(name);
    }

    private static void fill(ArrayNode list, int size, JsonNode empty) {
        while (list.size() < size) {
            list.add(empty);
        }
    }

    private static @Nullable JsonNode node(FieldType type, String typed, Language language) {
        if (typed.isEmpty()) {
            return null;
        }
        return switch (type) {
            case FieldType.Scalar(Class<?> scalar) -> scalar(scalar, typed, language);
            case FieldType.ListOf list -> {
                ArrayNode values = NODES.arrayNode();
                Stream.of(BETWEEN.split(typed))
                        .map(String::strip)
                        .filter(each -> !each.isEmpty())
                        .forEach(values::add);
                yield values;
            }
            case FieldType.Nested nested -> null;
            case FieldType.MapOf map -> null;
        };
    }

    private static JsonNode scalar(Class<?> type, String typed, Language language) {
        if (type == Boolean.class && (typed.equals("true") || typed.equals("false"))) {
            return NODES.booleanNode(typed.equals("true"));
        }
        if (type == BigDecimal.class) {
            return NODES.stringNode(decimal(typed, language));
        }
        if (type == Integer.class) {
            try {
                return NODES.numberNode(Integer.parseInt(decimal(typed, language)));
            } catch (NumberFormatException e) {
                return NODES.stringNode(typed);
            }
        }
        return NODES.stringNode(typed);
    }

    /** A number as people write it in that language, with a point and without groups. */
    static String decimal(String typed, Language language) {
        String dense = BLANKS.matcher(typed).replaceAll("");
        int comma = dense.lastIndexOf(',');
        int point = dense.lastIndexOf('.');
        if (comma >= 0 && point >= 0) {
            return comma > point ? dense.replace(".", "").replace(',', '.') : dense.replace(",", "");
        }
        if (comma < 0) {
            return dense;
        }
        boolean groups = language == Language.ENGLISH && GROUPED.matcher(dense).matches();
        return groups ? dense.replace(",", "") : dense.replace(',', '.');
    }
}
