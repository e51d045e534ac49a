package org.tidewaiter.formats.table;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One column of a table of reports.
 *
 * @param key the column's name in every language: the path of its field, with the role of the station or the place from 1
 *     where a report has several, such as {@code goods.quantity.unit}, {@code route.DEPARTURE.country}, {@code detection.2}
 * @param path the field in the catalogue, such as {@code route[].country}
 * @param which role or place of the element in its list; null where there is one only
 * @param type String, Integer, Boolean, BigDecimal, LocalDate, LocalTime, an enum, or JsonNode for what has no column
 * @param list the code list of its values, null where it has none
 * @param reading gives the value of the column in a row, null where nothing is recorded
 */
public record TableColumn(
        String key,
        String path,
        @Nullable String which,
        Class<?> type,
        @Nullable String list,
        Function<TableRow, @Nullable Object> reading) {

    /** The code list that its values come from. */
    public Optional<String> codeList() {
        return Optional.ofNullable(list);
    }

    /** The value in a row, null where nothing is recorded. */
    public @Nullable Object in(TableRow row) {
        return reading.apply(row);
    }
}
