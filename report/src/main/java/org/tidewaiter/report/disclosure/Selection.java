package org.tidewaiter.report.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.shape.Field;
import org.tidewaiter.report.shape.FieldType;
import org.tidewaiter.report.shape.RecordShape;
import org.tidewaiter.report.shape.RecordWriter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The listed fields of a record type. Writing walks this list and never the record, so that a field which nobody listed
 * cannot be written.
 */
final class Selection {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final List<Selected> selected;
    private final Map<String, Selected> byName = new HashMap<>();

    private Selection(List<Selected> selected) {
        this.selected = List.copyOf(selected);
        selected.forEach(each -> byName.put(each.field().name(), each));
    }

    /**
     * @param names names of fields; those of records within the record with dots, down to single values
     */
    static Selection of(RecordShape<?> shape, Collection<String> names) {
        Map<String, List<String>> byHead = new LinkedHashMap<>();
        for (String name : names) {
            int dot = name.indexOf('.');
            String head = dot < 0 ? name : name.substring(0, dot);
            List<String> tails = byHead.computeIfAbsent(head, any -> new ArrayList<>());
            if (dot >= 0) {
                tails.add(name.substring(dot + 1));
            }
        }
        List<Selected> selected = new ArrayList<>();
        byHead.forEach((head, tails) -> selected.add(selected(shape, head, tails)));
        return new Selection(selected);
    }

    private static Selected selected(RecordShape<?> shape, String name, List<String> tails) {
        Field field = shape.field(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "a profile lists " + name + ", which " + shape.type().getSimpleName() + " does not have"));
        Optional<RecordShape<?>> nested =
                field.type() instanceof FieldType.Nested within ? Optional.of(within.shape()) : Optional.empty();
        if (nested.isPresent() == tails.isEmpty()) {
            throw new IllegalArgumentException("a profile must list single values: " + name);
        }
        return new Selected(field, nested.map(within -> of(within, tails)).orElse(null));
    }

    /** The listed fields that are recorded. */
    ObjectNode write(Record owner) {
        ObjectNode object = NODES.objectNode();
        for (Selected each : selected) {
            Object value = each.field().in(owner);
            if (value != null && Field.recorded(value)) {
                write(object, each, value);
            }
        }
        return object;
    }

    private static void write(ObjectNode object, Selected each, Object value) {
        Selection within = each.within();
        if (within == null) {
            object.set(each.field().name(), RecordWriter.node(value));
            return;
        }
        ObjectNode nested = within.write((Record) value);
        if (!nested.isEmpty()) {
            object.set(each.field().name(), nested);
        }
    }

    /** Whether a field, with dots for records within the record, is listed. */
    boolean lists(String name) {
        int dot = name.indexOf('.');
        Selected each = byName.get(dot < 0 ? name : name.substring(0, dot));
        if (each == null || dot < 0) {
            return each != null;
        }
        Selection within = each.within();
        return within != null && within.lists(name.substring(dot + 1));
    }

    /** Tells of every name in the object that is not listed. */
    void excess(JsonNode object, String path, Consumer<String> excess) {
        object.forEachEntry((name, value) -> {
            Selected each = byName.get(name);
            if (each == null) {
                excess.accept(path + "." + name);
            } else if (each.within() != null) {
                each.within().excess(value, path + "." + name, excess);
            }
        });
    }

    private record Selected(Field field, @Nullable Selection within) {}
}
