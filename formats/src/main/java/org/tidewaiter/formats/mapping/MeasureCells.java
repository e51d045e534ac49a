package org.tidewaiter.formats.mapping;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads an amount and its unit from one cell, the unit before or after the amount. */
final class MeasureCells {

    private final String field;
    private final String column;
    private final NumberStyle style;
    private final String unitField;
    private final @Nullable String usual;
    private final Map<String, String> units = new HashMap<>();
    private final RowObserver observer;

    /**
     * @param unitField name of the field that holds the unit, beside {@code amount}
     */
    MeasureCells(String field, String column, Reading.Measure measure, String unitField, RowObserver observer) {
        this.field = field;
        this.column = column;
        this.style = measure.style();
        this.unitField = unitField;
        this.usual = measure.unit();
        this.observer = observer;
        measure.units().forEach((name, code) -> units.put(CellFolding.fold(name), code));
    }

    Converted read(String cell) {
        int start = 0;
        while (start < cell.length() && !digitOrSign(cell, start)) {
            start++;
        }
        int end = cell.length();
        while (end > start && !digit(cell.charAt(end - 1))) {
            end--;
        }
        BigDecimal amount = style.parse(cell.substring(start, end));
        String before = cell.substring(0, start).strip();
        String after = cell.substring(end).strip();
        if (amount == null || (!before.isEmpty() && !after.isEmpty())) {
            return Converted.refused(column, "cell.measure");
        }
        String name = before.isEmpty() ? after : before;
        String unit = name.isEmpty() ? usual : units.get(CellFolding.fold(name));
        if (unit == null) {
            if (!name.isEmpty()) {
                observer.untranslated(field, column, name);
            }
            return Converted.refused(column, name.isEmpty() ? "cell.no-unit" : "cell.unit");
        }
        return new Converted.Value(JsonNodeFactory.instance
                .objectNode()
                .put("amount", CellReader.written(amount))
                .put(unitField, unit));
    }

    private static boolean digitOrSign(String cell, int at) {
        char each = cell.charAt(at);
        boolean sign = (each == '-' || each == '+') && at + 1 < cell.length() && digit(cell.charAt(at + 1));
        return digit(each) || sign;
    }

    private static boolean digit(char each) {
        return each >= '0' && each <= '9';
    }
}
