package org.tidewaiter.formats.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.tidewaiter.formats.csv.FormulaCells;
import org.tidewaiter.formats.export.ExportAbout.Rows;
import org.tidewaiter.formats.files.FileLimits;
import org.tidewaiter.formats.files.FileShape;
import org.tidewaiter.formats.files.RowFiles;
import org.tidewaiter.formats.rows.FileRefusedException;
import org.tidewaiter.formats.rows.ReadRow;
import org.tidewaiter.formats.rows.RowCursor;
import org.tidewaiter.formats.rows.RowFile;
import org.tidewaiter.formats.table.Cell;
import org.tidewaiter.formats.table.RandomReports;
import org.tidewaiter.formats.table.ReportColumns;
import org.tidewaiter.formats.table.TableColumn;
import org.tidewaiter.formats.table.TableRow;
import org.tidewaiter.formats.table.TableWording;
import org.tidewaiter.formats.xlsx.XlsxShape;
import org.tidewaiter.report.SeizureReport;

class XlsxExportTest {

    private static final ExportAbout FRENCH = Written.about(Locale.FRENCH, Rows.GOODS_LINES);
    private static final TableWording WORDS = TableWording.words(Locale.FRENCH);

    @Property(tries = 60)
    void whatIsWrittenIsReadBack(@ForAll long seed) throws IOException {
        SeizureReport report = new RandomReports(new SplittableRandom(seed)).next();
        RowFile file = sheet(Written.file(ExportFormat.XLSX, FRENCH, List.of(report)), "Rapports");
        List<TableRow> rows = ReportColumns.rows(report, report.goods());
        List<List<String>> read = cells(file);
        assertThat(read).hasSize(rows.size());
        for (int at = 0; at < rows.size(); at++) {
            for (TableColumn column : ReportColumns.ofGoodsLines()) {
                String cell = read.get(at).get(file.columns().indexOf(WORDS.header(column)));
                Cell written = WORDS.cell(column, column.in(rows.get(at)));
                if (written instanceof Cell.Amount(BigDecimal amount)) {
                    assertThat(new BigDecimal(cell)).as(column.key()).isEqualByComparingTo(amount);
                } else {
                    assertThat(FormulaCells.unescaped(cell).strip())
                            .as(column.key())
                            .isEqualTo(written.text().strip());
                }
            }
        }
    }

    @Test
    void isHeadedInTheReadersLanguage() throws IOException {
        SeizureReport report = new RandomReports(new SplittableRandom(9)).next();
        List<String> columns = sheet(Written.file(ExportFormat.XLSX, FRENCH, List.of(report)), "Rapports")
                .columns();
        assertThat(columns)
                .contains(
                        "Déclarant [export.originator]",
                        "Unité [goods.quantity.unit]",
                        "Quantité en unité de base [export.base.amount]");
        assertThat(columns).anyMatch(column -> column.startsWith("Destination: Pays [route.DESTINATION.country]"));
    }

    @Test
    void theSecondSheetSaysWhatTheFileIs() throws IOException {
        SeizureReport report = new RandomReports(new SplittableRandom(9)).next();
        byte[] bytes = Written.file(ExportFormat.XLSX, FRENCH, List.of(report));
        RowFile about = sheet(bytes, "À propos du fichier");
        assertThat(about.columns().getFirst()).isEqualTo("Complet");
        assertThat(cells(about))
                .anyMatch(row -> row.getFirst().equals("Filtres") && row.get(1).equals("Tobacco · by Road"))
                .anyMatch(row -> row.getFirst().equals("Données personnelles"));
    }

    @Test
    void aFileThatBrokeOffDoesNotOpen() throws IOException {
        SeizureReport report = new RandomReports(new SplittableRandom(9)).next();
        byte[] bytes = Written.withoutEnd(ExportFormat.XLSX, List.of(report));
        assertThatThrownBy(() -> cells(sheet(bytes, "Rapports"))).isInstanceOf(FileRefusedException.class);
    }

    private static RowFile sheet(byte[] bytes, String name) throws IOException {
        return RowFiles.open(
                () -> new ByteArrayInputStream(bytes),
                new FileShape.Xlsx(new XlsxShape(name, 1, '.')),
                FileLimits.defaults());
    }

    private static List<List<String>> cells(RowFile file) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (RowCursor cursor = file.rows()) {
            ReadRow row;
            while ((row = cursor.next()) != null) {
                rows.add(row.cells());
            }
        }
        return rows;
    }
}
