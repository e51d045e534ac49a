package org.tidewaiter.formats.mapping;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.formats.rows.RowFault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Applies a mapping to the rows of one file. */
public final class RowMapper {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Mapping mapping;
    private final Header header;

    RowMapper(Mapping mapping, Header header) {
        this.mapping = mapping;
        this.header = header;
    }

    /** Maps one row; finds all its faults. */
    public MappedRow map(List<String> cells) {
        if (cells.size() != header.size()) {
            return new MappedRow.Faulty(
                    keyIfCertain(cells, true), List.of(RowFault.ofRow("row.cells", cells.size(), header.size())));
        }
        RowView row = new RowView(header, cells);
        List<RowFault> faults = new ArrayList<>();
        String key = key(row, faults);
        ObjectNode event = fill(mapping.event(), row, faults);
        ObjectNode line = fill(mapping.goods(), row, faults);
        if (key == null || !faults.isEmpty()) {
            return new MappedRow.Faulty(key, faults.stream().distinct().toList());
        }
        ArrayNode route = route(row);
        if (!route.isEmpty()) {
            event.set("route", route);
        }
        return new MappedRow.Mapped(key, event, line);
    }

    /**
     * The key of a row, or null where the row does not show it beyond doubt: the last cell of a short row may have been
     * cut, and characters that could not be decoded make no key.
     *
     * @param ended whether the row is known to end where its last cell ends
     */
    public @Nullable String keyIfCertain(List<String> cells, boolean ended) {
        int position = header.position(mapping.keyColumn());
        boolean whole = (ended && cells.size() == header.size()) || position < cells.size() - 1;
        return whole ? key(new RowView(header, cells), new ArrayList<>()) : null;
    }

    private @Nullable String key(RowView row, List<RowFault> faults) {
        return switch (mapping.key().convert(row)) {
            case Converted.Value(JsonNode node) when node.stringValue("").indexOf('\uFFFD') < 0 -> node.stringValue("");
            case Converted.Refused(RowFault fault) -> {
                faults.add(fault);
                yield null;
            }
            case Converted.Value value -> null;
            case Converted.Absent absent -> null;
        };
    }

    private static ObjectNode fill(List<Target> targets, RowView row, List<RowFault> faults) {
        ObjectNode document = NODES.objectNode();
        for (Target target : targets) {
            switch (target.rule().convert(row)) {
                case Converted.Value(JsonNode node) -> set(document, target.steps(), node);
                case Converted.Refused(RowFault fault) -> faults.add(fault);
                case Converted.Absent absent -> {}
            }
        }
        return document;
    }

    private static void set(ObjectNode document, List<String> steps, JsonNode value) {
        ObjectNode owner = document;
        for (String step : steps.subList(0, steps.size() - 1)) {
            owner = owner.get(step) instanceof ObjectNode nested ? nested : owner.putObject(step);
        }
        owner.set(steps.getLast(), value);
    }

    private ArrayNode route(RowView row) {
        ArrayNode route = NODES.arrayNode();
        for (LegRule rule : mapping.route()) {
            if (rule.when().holds(row)) {
                route.add(rule.leg());
            }
        }
        return route;
    }
}
