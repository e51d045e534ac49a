package org.tidewaiter.formats.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.tidewaiter.formats.csv.FormulaCells;
import org.tidewaiter.formats.table.Cell;

/**
 * A table in words and a second sheet that says what it is. Rows go out as they come; without its end the file does not
 * open. Text goes inline, for a table of shared texts would grow with the file.
 */
final class XlsxExport implements ReportExport {

    private static final int ROWS_HELD = 500;
    /** Beyond this a spreadsheet's number is no longer the number. */
    private static final int EXACT_DIGITS = 15;

    private static final int NARROWEST = 14;
    private static final int WIDEST = 38;
    private static final int HEADER_HEIGHT = 46;
    private static final String HEADER_GROUND = "0B4F5C";

    private final ExportAbout about;
    private final ExportTable table;
    private final ExportTally tally = new ExportTally();
    private final Workbook workbook;
    private final Worksheet sheet;
    private int row;

    XlsxExport(OutputStream out, ExportAbout about) throws IOException {
        this.about = about;
        this.table = new ExportTable(about.rows(), about.locale());
        this.workbook = new Workbook(out, "Tidewaiter", "1.0");
        this.sheet = workbook.newWorksheet(ExportWords.in(about.locale()).of("sheet.reports"));
        header(table.header());
    }

    private void header(List<String> header) {
        for (int column = 0; column < header.size(); column++) {
            sheet.inlineString(0, column, header.get(column));
            sheet.width(column, width(header.get(column)));
        }
        sheet.range(0, 0, 0, header.size() - 1)
                .style()
                .bold()
                .fontColor("FFFFFF")
                .fillColor(HEADER_GROUND)
                .wrapText(true)
                .verticalAlignment("top")
                .set();
        sheet.rowHeight(0, HEADER_HEIGHT);
        sheet.freezePane(0, 1);
        row = 1;
    }

    /** As wide as the label; report numbers and times wider. */
    private static int width(String header) {
        if (header.endsWith("[export.number]") || header.endsWith("[export.released]")) {
            return WIDEST;
        }
        return Math.clamp(header.indexOf('[') + 2, NARROWEST, WIDEST);
    }

    @Override
    public void write(ExportedReport report) throws IOException {
        List<List<Cell>> rows = table.rows(report);
        for (List<Cell> cells : rows) {
            for (int column = 0; column < cells.size(); column++) {
                write(column, cells.get(column));
            }
            row++;
            if (row % ROWS_HELD == 0) {
                sheet.flush();
            }
        }
        tally.add(report, rows.size());
    }

    private void write(int column, Cell cell) {
        switch (cell) {
            case Cell.Text(String text) when text.isEmpty() -> {
                // a blank cell is none
            }
            case Cell.Text(String text) -> sheet.inlineString(row, column, FormulaCells.escaped(text));
            case Cell.Amount amount
            when amount.amount().precision() > EXACT_DIGITS -> sheet.inlineString(row, column, amount.text());
            case Cell.Amount amount -> sheet.value(row, column, amount.amount());
            case Cell.Day(java.time.LocalDate day) -> {
                sheet.value(row, column, day);
                sheet.style(row, column).format("yyyy-mm-dd").set();
            }
        }
    }

    @Override
    public void end() throws IOException {
        sheet.finish();
        Worksheet said = workbook.newWorksheet(ExportWords.in(about.locale()).of("sheet.about"));
        said.width(0, 30);
        said.width(1, 100);
        int line = 0;
        for (Colophon.Statement statement : new Colophon(about, tally).ofTable()) {
            said.inlineString(line, 0, statement.about());
            said.style(line, 0).bold().verticalAlignment("top").set();
            said.inlineString(line, 1, FormulaCells.escaped(statement.says()));
            said.style(line, 1).wrapText(true).set();
            line++;
        }
        workbook.finish();
    }

    @Override
    public ExportTally tally() {
        return tally;
    }

    @Override
    public void close() {
        // closing the workbook would end the file; it is left without an end instead
    }
}
