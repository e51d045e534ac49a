package org.tidewaiter.formats.mapping;

import java.util.Set;
import org.tidewaiter.formats.csv.FormulaCells;

/**
 * The value of one column, converted.
 *
 * @param blankAllowed whether a blank cell means that nothing is recorded; else it is a fault
 */
record ColumnRule(String column, boolean blankAllowed, Converter converter) implements FieldRule {

    /** Makes a value of a cell that is neither blank nor a formula. */
    @FunctionalInterface
    interface Converter {
        Converted convert(String column, String cell);
    }

    @Override
    public Converted convert(RowView row) {
        String cell = row.cell(column);
        if (cell.isEmpty()) {
            return blankAllowed ? Converted.ABSENT : Converted.refused(column, "cell.blank");
        }
        if (FormulaCells.isFormula(cell)) {
            return Converted.refused(column, "cell.formula");
        }
        return converter.convert(column, cell);
    }

    @Override
    public Set<String> columns() {
        return Set.of(column);
    }
}
