package org.tidewaiter.formats.export;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.formats.export.ExportAbout.Rows;
import org.tidewaiter.formats.table.Cell;
import org.tidewaiter.formats.table.ReportColumns;
import org.tidewaiter.formats.table.TableColumn;
import org.tidewaiter.formats.table.TableRow;
import org.tidewaiter.formats.table.TableWording;
import org.tidewaiter.report.GoodsLine;
import org.tidewaiter.report.units.BaseQuantity;
import org.tidewaiter.report.units.UnitConversion;

/** The table that CSV and XLSX have in common: columns of the file itself, then those of the report. */
final class ExportTable {

    private static final List<String> OF_THE_FILE =
            List.of("row", "originator", "number", "version", "state", "released", "handling");
    private static final List<String> CONVERTED = List.of("base.amount", "base.unit");

    private final Rows form;
    private final TableWording wording;
    private final @Nullable Locale words;
    private final List<TableColumn> columns;
    private final UnitConversion units = UnitConversion.load();
    private long number;

    /**
     * @param words language of headers and codes; null for bare keys and codes
     */
    ExportTable(Rows form, @Nullable Locale words) {
        this.form = form;
        this.words = words;
        this.wording = words == null ? TableWording.codes() : TableWording.words(words);
        this.columns = form == Rows.GOODS_LINES ? ReportColumns.ofGoodsLines() : ReportColumns.ofReports();
    }

    List<String> header() {
        List<String> header = new ArrayList<>();
        OF_THE_FILE.forEach(name -> header.add(ofTheFile(name)));
        if (form == Rows.GOODS_LINES) {
            CONVERTED.forEach(name -> header.add(ofTheFile(name)));
        }
        columns.forEach(column -> header.add(wording.header(column)));
        return header;
    }

    /** The rows of one report. */
    List<List<Cell>> rows(ExportedReport report) {
        List<TableRow> rows = form == Rows.GOODS_LINES
                ? ReportColumns.rows(report.report(), report.lines())
                : List.of(new TableRow(report.report(), null));
        return rows.stream().map(row -> cells(report, row)).toList();
    }

    private List<Cell> cells(ExportedReport report, TableRow row) {
        List<Cell> cells = new ArrayList<>(columns.size() + OF_THE_FILE.size() + CONVERTED.size());
        cells.add(new Cell.Amount(BigDecimal.valueOf(++number)));
        cells.add(new Cell.Text(report.originator()));
        cells.add(text(report.number()));
        cells.add(new Cell.Amount(BigDecimal.valueOf(report.version())));
        cells.add(new Cell.Text(state(report.state())));
        cells.add(text(report.releasedAt()));
        cells.add(handling(report.handling()));
        if (form == Rows.GOODS_LINES) {
            converted(row.line(), cells);
        }
        columns.forEach(column -> cells.add(wording.cell(column, column.in(row))));
        return cells;
    }

    private void converted(@Nullable GoodsLine line, List<Cell> cells) {
        Optional<BaseQuantity> base = line == null ? Optional.empty() : units.toBase(line);
        cells.add(base.<Cell>map(quantity -> new Cell.Amount(quantity.amount())).orElse(Cell.BLANK));
        cells.add(base.<Cell>map(quantity -> new Cell.Text(wording.code("unit", quantity.unit())))
                .orElse(Cell.BLANK));
    }

    private String state(String code) {
        return words == null ? code : ExportWords.in(words).of("state." + code) + " [" + code + "]";
    }

    /** All codes in one cell: who handles the row must heed each of them. */
    private Cell handling(List<String> codes) {
        return codes.isEmpty()
                ? Cell.BLANK
                : new Cell.Text(codes.stream()
                        .map(code -> wording.code("handling", code))
                        .collect(Collectors.joining("; ")));
    }

    private String ofTheFile(String name) {
        String key = "export." + name;
        return words == null ? key : ExportWords.in(words).of("column." + name) + " [" + key + "]";
    }

    private static Cell text(@Nullable Object value) {
        return value == null ? Cell.BLANK : new Cell.Text(value.toString());
    }
}
