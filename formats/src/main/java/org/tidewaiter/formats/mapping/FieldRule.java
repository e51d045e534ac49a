package org.tidewaiter.formats.mapping;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** How the value of one field is found. */
public sealed interface FieldRule {

    /** The columns that the rule reads. */
    default Set<String> columns() {
        return Set.of();
    }

    /** The same value for every row. */
    record Constant(JsonNode value) implements FieldRule {

        /** The same text for every row. */
        public static Constant of(String text) {
            return new Constant(JsonNodeFactory.instance.stringNode(text));
        }
    }

    /**
     * What one column holds.
     *
     * @param split what parts several values in one cell; null where a cell is one value
     * @param blank what is done with a blank cell
     * @param leaveOut cells that are left out on purpose, such as {@code n/a}
     */
    record Column(String column, Reading reading, @Nullable String split, Instead blank, List<String> leaveOut)
            implements FieldRule {

        public Column {
            leaveOut = List.copyOf(leaveOut);
        }

        /** One value a cell; a blank cell refuses its row. */
        public Column(String column, Reading reading) {
            this(column, reading, null, Instead.REFUSE, List.of());
        }

        /** The same, with blank cells treated so. */
        public Column blank(Instead instead) {
            return new Column(column, reading, split, instead, leaveOut);
        }

        @Override
        public Set<String> columns() {
            return Set.of(column);
        }
    }

    /** The value of the first case that holds, else that of {@code otherwise}. */
    record Cases(List<Case> cases, JsonNode otherwise) implements FieldRule {

        public Cases {
            cases = List.copyOf(cases);
        }

        @Override
        public Set<String> columns() {
            Set<String> columns = new LinkedHashSet<>();
            cases.forEach(each -> columns.addAll(each.when().columns()));
            return columns;
        }
    }

    /** A value and when it holds. */
    record Case(Condition when, JsonNode value) {}

    /**
     * The month of an event, from a fiscal year and the name of a month.
     *
     * @param startsIn month in which the fiscal year starts, 1 to 12; a fiscal year has the number of the calendar year in
     *     which it ends
     */
    record FiscalMonth(String year, String month, int startsIn) implements FieldRule {

        public FiscalMonth {
            if (startsIn < 1 || startsIn > 12) {
                throw new IllegalArgumentException("a year starts in month 1 to 12");
            }
        }

        @Override
        public Set<String> columns() {
            return new LinkedHashSet<>(List.of(year, month));
        }
    }
}
