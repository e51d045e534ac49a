package org.tidewaiter.formats.template;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Range;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.tidewaiter.formats.table.TableWording;

/**
 * A template as a workbook: a sheet to fill, whose cells offer the code lists, a filled example, and help. A hidden sheet
 * holds the lists.
 */
public final class XlsxTemplate {

    /** Rows of the first sheet that offer lists; more may be filled. */
    static final int PREPARED_ROWS = 2_000;

    private static final String MUST = "8F5600";
    private static final String MAY = "0B4F5C";

    private final ReportTemplate template;
    private final Locale locale;
    private final Workbook workbook;
    private final Worksheet fill;
    private final Worksheet lists;
    private final Map<List<String>, Range> ranges = new LinkedHashMap<>();

    private XlsxTemplate(ReportTemplate template, Locale locale, Workbook workbook) {
        this.template = template;
        this.locale = locale;
        this.workbook = workbook;
        this.fill = workbook.newWorksheet(fillSheet(locale));
        this.lists = workbook.newWorksheet(TemplateWords.of("sheet.lists", locale));
    }

    /** Name of the sheet to fill, in that language. */
    public static String fillSheet(Locale locale) {
        return TemplateWords.of("sheet.fill", locale);
    }

    /** Names of the sheet to fill, in every language. */
    static Set<String> fillSheets() {
        return CellNames.LANGUAGES.stream().map(XlsxTemplate::fillSheet).collect(Collectors.toSet());
    }

    /** Writes it, in the words of the language. */
    public static void write(ReportTemplate template, Locale locale, OutputStream out) throws IOException {
        write(template, locale, List.of(), out);
    }

    /** Writes it with rows that are filled already. */
    static void write(ReportTemplate template, Locale locale, List<List<String>> rows, OutputStream out)
            throws IOException {
        Workbook workbook = new Workbook(out, "Tidewaiter", "1.0");
        XlsxTemplate file = new XlsxTemplate(template, locale, workbook);
        file.toFill();
        for (int row = 0; row < rows.size(); row++) {
            file.row(file.fill, row + 1, rows.get(row));
        }
        file.example();
        file.help();
        file.lists.setVisibilityState(VisibilityState.HIDDEN);
        workbook.finish();
    }

    private void toFill() {
        header(fill);
        for (int at = 0; at < template.columns().size(); at++) {
            TemplateColumn column = template.columns().get(at);
            fill.comment(0, at, column.help(locale));
            fill.style(at).format(format(column)).set();
            List<String> choices = choices(column);
            if (!choices.isEmpty()) {
                // A bare code is as good as its line of the list, so the list offers and does not refuse.
                fill.range(1, at, PREPARED_ROWS, at)
                        .validateWithList(range(choices))
                        .showErrorMessage(false);
            }
        }
    }

    /** Text stays text: a spreadsheet would make a number of a code, and a day of a month. */
    private static String format(TemplateColumn column) {
        return column.holdsNumber() ? "General" : "@";
    }

    private List<String> choices(TemplateColumn column) {
        TableWording wording = TableWording.words(locale);
        if (column.holdsAnswer()) {
            return List.of(wording.answer(true), wording.answer(false));
        }
        return column.column() == null || column.codes().isEmpty()
                ? List.of()
                : column.codes().stream()
                        .map(code -> wording.code(column.column().codeList().orElseThrow(), code.code()))
                        .toList();
    }

    /** Where the choices stand in the sheet of lists; the same for columns with the same ones. */
    private Range range(List<String> choices) {
        return ranges.computeIfAbsent(choices, list -> {
            int at = ranges.size();
            for (int row = 0; row < list.size(); row++) {
                lists.value(row, at, list.get(row));
            }
            return lists.range(0, at, list.size() - 1, at);
        });
    }

    private void header(Worksheet sheet) {
        for (int at = 0; at < template.columns().size(); at++) {
            TemplateColumn column = template.columns().get(at);
            sheet.value(0, at, column.header(locale));
            sheet.width(at, Math.clamp(column.label(locale).length() + 4, 14, 34));
            sheet.style(0, at)
                    .bold()
                    .wrapText(true)
                    .verticalAlignment("top")
                    .fontColor("FFFFFF")
                    .fillColor(column.mandatory() ? MUST : MAY)
                    .set();
        }
        sheet.rowHeight(0, 46);
        sheet.freezePane(1, 1);
    }

    private void example() {
        Worksheet sheet = workbook.newWorksheet(TemplateWords.of("sheet.example", locale));
        header(sheet);
        row(sheet, 1, ExampleRow.of(template, locale));
    }

    private void row(Worksheet sheet, int row, List<String> cells) {
        for (int at = 0; at < cells.size(); at++) {
            if (cells.get(at).isEmpty()) {
                continue;
            }
            if (template.columns().get(at).holdsNumber()) {
                sheet.value(row, at, new BigDecimal(cells.get(at)));
            } else {
                sheet.value(row, at, cells.get(at));
                sheet.style(row, at).format("@").set();
            }
        }
    }

    private void help() {
        Worksheet sheet = workbook.newWorksheet(TemplateWords.of("sheet.help", locale));
        sheet.width(0, 44);
        sheet.width(1, 16);
        sheet.width(2, 100);
        String category = ReportTemplate.VOCABULARY.label("category", template.category(), locale);
        sheet.value(0, 0, TemplateWords.of("help.title", locale, category));
        sheet.style(0, 0).bold().fontSize(14).set();
        sheet.value(1, 0, TemplateWords.of("help.how", locale));
        sheet.value(2, 0, TemplateWords.of("help.personal", locale));
        for (int line = 1; line <= 2; line++) {
            sheet.range(line, 0, line, 2).merge();
            sheet.style(line, 0).wrapText(true).verticalAlignment("top").set();
            sheet.rowHeight(line, line == 1 ? 48 : 32);
        }
        sheet.value(4, 0, TemplateWords.of("help.column", locale));
        sheet.value(4, 1, TemplateWords.of("help.must", locale));
        sheet.value(4, 2, TemplateWords.of("help.what", locale));
        sheet.range(4, 0, 4, 2).style().bold().set();
        int row = 5;
        for (TemplateColumn column : template.columns()) {
            sheet.value(row, 0, column.label(locale));
            sheet.value(row, 1, column.mandatory() ? "*" : "");
            sheet.value(row, 2, column.help(locale));
            sheet.style(row, 2).wrapText(true).set();
            row++;
        }
    }
}
