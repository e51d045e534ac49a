package org.tidewaiter.formats.table;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.ReportJson;
import org.tidewaiter.report.shape.Field;
import tools.jackson.databind.JsonNode;

/** What has no column of its own, as JSON in one cell. */
final class Further {

    private Further() {}

    /** The elements of a list after the first {@code places}. */
    static Function<TableRow, @Nullable Object> beyond(Function<TableRow, @Nullable Object> list, int places) {
        return row -> list.apply(row) instanceof List<?> values && values.size() > places
                ? json(values.subList(places, values.size()))
                : null;
    }

    /** The whole value. */
    static Function<TableRow, @Nullable Object> all(Function<TableRow, @Nullable Object> value) {
        return row -> {
            Object whole = value.apply(row);
            return whole == null || !Field.recorded(whole)
                    ? null
                    : ReportJson.mapper().valueToTree(whole);
        };
    }

    static @Nullable JsonNode json(List<?> values) {
        return values.isEmpty() ? null : ReportJson.mapper().valueToTree(values);
    }
}
