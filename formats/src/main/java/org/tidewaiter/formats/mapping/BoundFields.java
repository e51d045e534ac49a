package org.tidewaiter.formats.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.formats.rows.RowFault;
import org.tidewaiter.report.shape.RecordShape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The rules of one section, bound to the columns of a file. */
final class BoundFields {

    private final List<Target> targets = new ArrayList<>();
    private boolean numbersPlaces;

    /** Where a value goes; nowhere in particular for rules whose values are fields of the document itself. */
    private record Target(@Nullable TargetPath path, BoundRule rule, boolean ofRow) {}

    BoundFields(RecordShape<?> shape, Map<String, FieldRule> fields, RuleBinder binder) {
        fields.forEach((path, rule) -> {
            TargetPath target = TargetPath.of(shape, path).orElse(null);
            numbersPlaces |= target != null && target.numbersPlaces();
            targets.add(new Target(
                    target,
                    binder.bind(path, target, shape, rule),
                    !rule.columns().isEmpty()));
        });
    }

    /** A document of the values that a row gives. */
    ObjectNode fill(List<String> cells, List<RowFault> faults) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        fill(document, cells, faults);
        return document;
    }

    /** Puts the values that a row gives into a document; tells whether any of them came from the row itself. */
    boolean fill(ObjectNode document, List<String> cells, List<RowFault> faults) {
        boolean ofRow = false;
        for (Target target : targets) {
            switch (target.rule().convert(cells)) {
                case Converted.Value(JsonNode node) -> {
                    set(document, target.path(), node);
                    ofRow |= target.ofRow();
                }
                case Converted.Refused(RowFault fault) -> faults.add(fault);
                case Converted.Absent absent -> {}
            }
        }
        if (numbersPlaces) {
            TargetPath.close(document);
        }
        return ofRow;
    }

    private static void set(ObjectNode document, @Nullable TargetPath path, JsonNode value) {
        if (path != null) {
            // A copy: a reader may give the same value to many rows, and other rules may fill fields within it.
            path.set(document, value.isObject() ? value.deepCopy() : value);
        } else if (value instanceof ObjectNode fields) {
            document.setAll(fields);
        }
    }

    /** Whether the section fills anything from rows; else its constants stand for themselves. */
    boolean readsRows() {
        return targets.stream().anyMatch(Target::ofRow);
    }
}
