package org.tidewaiter.formats.template;

import java.util.List;
import java.util.Locale;
import org.tidewaiter.formats.table.TableColumn;
import org.tidewaiter.formats.table.TableRow;
import org.tidewaiter.formats.table.TableWording;
import org.tidewaiter.report.SeizureReport;

/** A filled row: the example case of the category as the template's cells. */
final class ExampleRow {

    private static final String REFERENCE = "2026-0417";

    private ExampleRow() {}

    static List<String> of(ReportTemplate template, Locale locale) {
        SeizureReport report = ExampleCase.of(template.category());
        return of(template, REFERENCE, new TableRow(report, report.goods().getFirst()), locale);
    }

    /** The cells that say what a row tells of. */
    static List<String> of(ReportTemplate template, String reference, TableRow row, Locale locale) {
        TableWording wording = TableWording.words(locale);
        return template.columns().stream()
                .map(each -> {
                    TableColumn column = each.column();
                    return column == null
                            ? reference
                            : wording.cell(column, column.in(row)).text();
                })
                .toList();
    }
}
