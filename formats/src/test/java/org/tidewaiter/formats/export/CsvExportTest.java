package org.tidewaiter.formats.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.tidewaiter.formats.csv.CsvLimits;
import org.tidewaiter.formats.csv.CsvReader;
import org.tidewaiter.formats.csv.CsvRecord;
import org.tidewaiter.formats.csv.CsvShape;
import org.tidewaiter.formats.csv.FormulaCells;
import org.tidewaiter.formats.export.ExportAbout.Rows;
import org.tidewaiter.formats.table.RandomReports;
import org.tidewaiter.formats.table.ReportColumns;
import org.tidewaiter.formats.table.TableColumn;
import org.tidewaiter.formats.table.TableRow;
import org.tidewaiter.formats.table.TableWording;
import org.tidewaiter.report.SeizureReport;

class CsvExportTest {

    private static final ExportAbout ABOUT = Written.about(Locale.ENGLISH, Rows.GOODS_LINES);

    @Property(tries = 100)
    void whatIsWrittenIsReadBack(@ForAll long seed) throws IOException {
        SeizureReport report = new RandomReports(new SplittableRandom(seed)).next();
        List<List<String>> records = read(Written.file(ExportFormat.CSV, ABOUT, List.of(report)));
        List<String> header = records.getFirst();
        List<TableRow> rows = ReportColumns.rows(report, report.goods());
        assertThat(records).hasSize(rows.size() + 2);
        for (int at = 0; at < rows.size(); at++) {
            List<String> cells = records.get(at + 1);
            for (TableColumn column : ReportColumns.ofGoodsLines()) {
                assertThat(cells.get(header.indexOf(column.key())))
                        .as(column.key())
                        .isEqualTo(TableWording.codes()
                                .cell(column, column.in(rows.get(at)))
                                .text());
            }
        }
    }

    @Test
    void eachRowSaysTheStrictestHandlingOfItsSeizure() throws IOException {
        SeizureReport report = new RandomReports(new SplittableRandom(7)).next();
        List<List<String>> records = read(Written.file(ExportFormat.CSV, ABOUT, List.of(report)));

        assertThat(records.get(1).get(records.getFirst().indexOf("export.handling")))
                .isEqualTo("H1; H2");
    }

    @Test
    void noCellRunsAsAFormula() throws IOException {
        List<SeizureReport> reports = new ArrayList<>();
        RandomReports random = new RandomReports(new SplittableRandom(42));
        for (int count = 0; count < 200; count++) {
            reports.add(random.next());
        }
        try (CsvReader reader = reader(Written.file(ExportFormat.CSV, ABOUT, reports))) {
            CsvRecord record;
            while ((record = reader.next()) != null) {
                assertThat(record.cells()).noneMatch(FormulaCells::isFormula);
            }
        }
    }

    @Test
    void theLastRecordSaysWhatTheFileIs() throws IOException {
        SeizureReport report = new RandomReports(new SplittableRandom(5)).next();
        List<String> last = read(Written.file(ExportFormat.CSV, ABOUT, List.of(report, report)))
                .getLast();
        assertThat(last).hasSize(1);
        assertThat(last.getFirst())
                .startsWith("# end rows=" + 2 * Math.max(1, report.goods().size()) + " cases=2 seizures="
                        + 2 * report.goods().size() + ". ")
                .contains("Tobacco · by Road", "Estonia (EE)", "Personal data: none", "6f1c");
    }

    @Test
    void aFileThatBrokeOffLacksItsEnd() throws IOException {
        SeizureReport report = new RandomReports(new SplittableRandom(5)).next();
        String text = new String(
                Written.withoutEnd(ExportFormat.CSV, List.of(report)), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(text)
                .doesNotContain("# end rows=" + Math.max(1, report.goods().size()));
    }

    @Test
    void oneRowAReportTellsItsGoodsInBrief() throws IOException {
        SeizureReport report = new RandomReports(new SplittableRandom(11)).next();
        List<List<String>> records =
                read(Written.file(ExportFormat.CSV, Written.about(Locale.ENGLISH, Rows.REPORTS), List.of(report)));
        assertThat(records).hasSize(3);
        assertThat(records.get(1).get(records.getFirst().indexOf("goods.count")))
                .isEqualTo(Integer.toString(report.goods().size()));
        assertThat(records.getFirst()).contains("goods.1.category").doesNotContain("goods.1.hs6", "goods.brand");
    }

    private static CsvReader reader(byte[] file) {
        return new CsvReader(new ByteArrayInputStream(file), CsvShape.utf8(), CsvLimits.defaults());
    }

    private static List<List<String>> read(byte[] file) throws IOException {
        List<List<String>> records = new ArrayList<>();
        try (CsvReader reader = reader(file)) {
            CsvRecord record;
            while ((record = reader.next()) != null) {
                assertThat(record).isInstanceOf(CsvRecord.Row.class);
                records.add(record.cells().stream().map(FormulaCells::unescaped).toList());
            }
        }
        return records;
    }
}
