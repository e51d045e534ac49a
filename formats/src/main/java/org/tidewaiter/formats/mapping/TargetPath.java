package org.tidewaiter.formats.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.shape.Field;
import org.tidewaiter.report.shape.FieldType;
import org.tidewaiter.report.shape.RecordShape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A place in a document, such as {@code place.post} or {@code concealment[1].method}; {@code []} is the first place of a
 * list.
 *
 * @param type what stands there
 */
record TargetPath(List<Step> steps, FieldType type) {

    private static final int MOST_PLACES = 20;
    private static final Pattern STEP = Pattern.compile("([A-Za-z0-9]+)(\\[([0-9]{0,2})])?");

    /** A field, and a place of its list or -1. */
    record Step(String name, int place) {}

    TargetPath {
        steps = List.copyOf(steps);
    }

    /** The place of that path in records of that shape, if they have it. */
    static Optional<TargetPath> of(RecordShape<?> shape, String path) {
        List<Step> steps = new ArrayList<>();
        RecordShape<?> owner = shape;
        FieldType type = null;
        for (String part : path.split("\\.", -1)) {
            Matcher matcher = STEP.matcher(part);
            Field field = owner != null && matcher.matches()
                    ? owner.field(matcher.group(1)).orElse(null)
                    : null;
            if (field == null) {
                return Optional.empty();
            }
            int place = place(matcher);
            type = element(field.type(), place);
            if (type == null || place >= MOST_PLACES) {
                return Optional.empty();
            }
            steps.add(new Step(field.name(), place));
            owner = type instanceof FieldType.Nested(RecordShape<?> nested) ? nested : null;
        }
        return type == null ? Optional.empty() : Optional.of(new TargetPath(steps, type));
    }

    private static int place(Matcher matcher) {
        if (matcher.group(2) == null) {
            return -1;
        }
        return matcher.group(3).isEmpty() ? 0 : Integer.parseInt(matcher.group(3));
    }

    private static @Nullable FieldType element(FieldType type, int place) {
        if (place < 0) {
            return type;
        }
        return type instanceof FieldType.ListOf(FieldType element) ? element : null;
    }

    /** Whether a list of simple values stands there, which takes one value as well as several. */
    boolean isList() {
        return type instanceof FieldType.ListOf;
    }

    /** The type of one value there. */
    FieldType single() {
        return type instanceof FieldType.ListOf(FieldType element) ? element : type;
    }

    boolean numbersPlaces() {
        return steps.stream().anyMatch(step -> step.place() >= 0);
    }

    /** Puts a value there. */
    void set(ObjectNode document, JsonNode value) {
        ObjectNode owner = document;
        for (int at = 0; at < steps.size() - 1; at++) {
            owner = descend(owner, steps.get(at));
        }
        Step last = steps.getLast();
        if (isList() && !value.isArray()) {
            owner.putArray(last.name()).add(value);
        } else if (last.place() < 0) {
            owner.set(last.name(), value);
        } else {
            ArrayNode list = list(owner, last);
            list.set(last.place(), value);
        }
    }

    private static ObjectNode descend(ObjectNode owner, Step step) {
        if (step.place() < 0) {
            return owner.get(step.name()) instanceof ObjectNode nested ? nested : owner.putObject(step.name());
        }
        ArrayNode list = list(owner, step);
        if (list.get(step.place()) instanceof ObjectNode nested) {
            return nested;
        }
        ObjectNode nested = owner.objectNode();
        list.set(step.place(), nested);
        return nested;
    }

    /** The list with so many places; those that stay empty are null until they are taken out. */
    private static ArrayNode list(ObjectNode owner, Step step) {
        ArrayNode list = owner.get(step.name()) instanceof ArrayNode existing ? existing : owner.putArray(step.name());
        while (list.size() <= step.place()) {
            list.addNull();
        }
        return list;
    }

    /** Takes empty places out of all lists. */
    static void close(ObjectNode document) {
        for (JsonNode value : document) {
            if (value instanceof ArrayNode list) {
                list.removeIf(JsonNode::isNull);
                list.forEach(each -> {
                    if (each instanceof ObjectNode nested) {
                        close(nested);
                    }
                });
            } else if (value instanceof ObjectNode nested) {
                close(nested);
            }
        }
    }
}
