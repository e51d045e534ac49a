package org.tidewaiter.formats.mapping;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.formats.csv.FormulaCells;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads the cells of one column. */
final class BoundColumn implements BoundRule {

    private static final int MOST_VALUES = 100;
    private static final Set<String> ERRORS =
            Set.of("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!");

    private final int position;
    private final String column;
    private final CellReader reader;
    private final @Nullable String split;
    private final Converted blank;
    private final Set<String> leftOut = new HashSet<>();

    BoundColumn(int position, FieldRule.Column rule, CellReader reader) {
        this.position = position;
        this.column = rule.column();
        this.reader = reader;
        this.split = rule.split();
        this.blank = Converted.instead(rule.blank(), rule.column(), "cell.blank");
        rule.leaveOut().forEach(cell -> leftOut.add(CellFolding.fold(cell)));
    }

    @Override
    public Converted convert(List<String> cells) {
        String cell = Cells.at(cells, position);
        if (cell.isEmpty()) {
            return blank;
        }
        if (isLeftOut(cell)) {
            return Converted.ABSENT;
        }
        if (FormulaCells.isFormula(cell)) {
            return Converted.refused(column, "cell.formula");
        }
        if (cell.charAt(0) == '#' && ERRORS.contains(cell)) {
            return Converted.refused(column, "cell.error");
        }
        if (!Cells.clean(cell)) {
            return Converted.refused(column, "cell.characters");
        }
        return split == null ? reader.read(cell) : readEach(cell, split);
    }

    private boolean isLeftOut(String cell) {
        return !leftOut.isEmpty() && leftOut.contains(CellFolding.fold(cell));
    }

    private Converted readEach(String cell, String separator) {
        String[] parts = cell.split(Pattern.quote(separator), -1);
        if (parts.length > MOST_VALUES) {
            return Converted.refused(column, "cell.too-many-values", MOST_VALUES);
        }
        ArrayNode values = JsonNodeFactory.instance.arrayNode();
        for (String part : parts) {
            String each = part.strip();
            if (each.isEmpty() || isLeftOut(each)) {
                continue;
            }
            switch (reader.read(each)) {
                case Converted.Value(var node) -> values.add(node);
                case Converted.Absent absent -> {}
                case Converted.Refused refused -> {
                    return refused;
                }
            }
        }
        return values.isEmpty() ? blank : new Converted.Value(values);
    }
}
