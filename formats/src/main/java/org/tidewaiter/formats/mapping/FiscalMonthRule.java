package org.tidewaiter.formats.mapping;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The month of an event, from a fiscal year and the name of a month.
 *
 * @param startsIn month in which the fiscal year starts, 1 to 12; a fiscal year has the number of the calendar year in
 *     which it ends
 */
record FiscalMonthRule(String yearColumn, String monthColumn, int startsIn) implements FieldRule {

    private static final Pattern YEAR = Pattern.compile("(19|20|21)[0-9]{2}(\\.0)?");
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");

    @Override
    public Converted convert(RowView row) {
        String year = row.cell(yearColumn);
        if (!YEAR.matcher(year).matches()) {
            return Converted.refused(yearColumn, year.isEmpty() ? "cell.blank" : "cell.fiscal-year");
        }
        String name = row.cell(monthColumn);
        int month = MONTHS.indexOf(name.toUpperCase(Locale.ROOT)) + 1;
        if (month == 0) {
            return Converted.refused(monthColumn, name.isEmpty() ? "cell.blank" : "cell.month");
        }
        return new Converted.Value(JsonNodeFactory.instance
                .objectNode()
                .put(
                        "date",
                        firstDay(Integer.parseInt(year.substring(0, 4)), month).toString())
                .put("precision", "MONTH"));
    }

    @Override
    public Set<String> columns() {
        return Set.of(yearColumn, monthColumn);
    }

    private LocalDate firstDay(int fiscalYear, int month) {
        boolean previousYear = startsIn > 1 && month >= startsIn;
        return LocalDate.of(previousYear ? fiscalYear - 1 : fiscalYear, month, 1);
    }
}
