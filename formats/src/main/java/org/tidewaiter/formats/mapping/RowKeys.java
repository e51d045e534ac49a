package org.tidewaiter.formats.mapping;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.formats.rows.ReadRow.Certain;
import org.tidewaiter.formats.rows.RowFault;
import tools.jackson.databind.JsonNode;

/** Reads the keys that rows have in their source. */
final class RowKeys {

    private final Header header;
    private final List<Part> parts = new ArrayList<>();

    private record Part(int position, BoundRule rule) {}

    RowKeys(Header header, Grouping.Key key) {
        this.header = header;
        for (String column : key.columns()) {
            FieldRule.Column rule = new FieldRule.Column(column, key.as());
            parts.add(new Part(
                    header.position(column),
                    new BoundColumn(
                            header.position(column),
                            rule,
                            key.as() instanceof Reading.DecimalIdentifier
                                    ? CellReader.decimalIdentifier(column)
                                    : CellReader.text())));
        }
    }

    /** The key, or null after the faults were told. */
    @Nullable
    String of(List<String> cells, List<RowFault> faults) {
        StringBuilder key = new StringBuilder();
        boolean whole = true;
        for (Part part : parts) {
            String text = text(part.rule().convert(cells), faults);
            whole &= text != null;
            key.append(key.isEmpty() ? "" : "/").append(text);
        }
        return whole ? key.toString() : null;
    }

    /**
     * The key of a row, or null where the row does not show it beyond doubt: the last cell of a short row may have been cut,
     * and characters that could not be decoded make no key.
     */
    @Nullable
    String ifCertain(List<String> cells, Certain certain) {
        if (certain == Certain.NONE) {
            return null;
        }
        boolean ended = certain == Certain.ALL && cells.size() == header.size();
        boolean whole = ended || parts.stream().allMatch(part -> part.position() < cells.size() - 1);
        return whole ? of(cells, new ArrayList<>()) : null;
    }

    private static @Nullable String text(Converted part, List<RowFault> faults) {
        return switch (part) {
            case Converted.Value(JsonNode node) -> node.stringValue("");
            case Converted.Refused(RowFault fault) -> {
                faults.add(fault);
                yield null;
            }
            case Converted.Absent absent -> null;
        };
    }
}
