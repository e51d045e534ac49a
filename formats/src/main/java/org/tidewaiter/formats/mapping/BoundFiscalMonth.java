package org.tidewaiter.formats.mapping;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.node.JsonNodeFactory;

/** The month of an event, from a fiscal year and the name of a month in English. */
final class BoundFiscalMonth implements BoundRule {

    private static final Pattern YEAR = Pattern.compile("(19|20|21)[0-9]{2}(\\.0)?");
    private static final int REMEMBERED = 1_000;
    private static final MonthNames NAMES = MonthNames.of(List.of("en"));

    private final FieldRule.FiscalMonth rule;
    private final int yearPosition;
    private final int monthPosition;
    private final Map<String, Converted> read = new HashMap<>();

    BoundFiscalMonth(FieldRule.FiscalMonth rule, Header header) {
        this.rule = rule;
        this.yearPosition = header.position(rule.year());
        this.monthPosition = header.position(rule.month());
    }

    @Override
    public Converted convert(List<String> cells) {
        String year = Cells.at(cells, yearPosition);
        String name = Cells.at(cells, monthPosition);
        Converted before = read.get(year + "/" + name);
        if (before != null) {
            return before;
        }
        Converted now = convert(year, name);
        if (read.size() < REMEMBERED) {
            read.put(year + "/" + name, now);
        }
        return now;
    }

    private Converted convert(String year, String name) {
        if (!YEAR.matcher(year).matches()) {
            return Converted.refused(rule.year(), year.isEmpty() ? "cell.blank" : "cell.fiscal-year");
        }
        int month = NAMES.month(name);
        if (month == 0) {
            return Converted.refused(rule.month(), name.isEmpty() ? "cell.blank" : "cell.month");
        }
        return new Converted.Value(JsonNodeFactory.instance
                .objectNode()
                .put(
                        "date",
                        firstDay(Integer.parseInt(year.substring(0, 4)), month).toString())
                .put("precision", "MONTH"));
    }

    private LocalDate firstDay(int fiscalYear, int month) {
        boolean previousYear = rule.startsIn() > 1 && month >= rule.startsIn();
        return LocalDate.of(previousYear ? fiscalYear - 1 : fiscalYear, month, 1);
    }
}
