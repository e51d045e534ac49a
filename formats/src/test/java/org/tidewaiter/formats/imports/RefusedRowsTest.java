package org.tidewaiter.formats.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidewaiter.formats.imports.WeaponsFile.HEADER;
import static org.tidewaiter.formats.imports.WeaponsFile.ROW;
import static org.tidewaiter.formats.imports.WeaponsFile.read;
import static org.tidewaiter.formats.imports.WeaponsFile.ready;
import static org.tidewaiter.formats.imports.WeaponsFile.refused;
import static org.tidewaiter.formats.imports.WeaponsFile.rows;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RefusedRowsTest {

    @Test
    void writesRowRuleMessageAndTheOriginalCells() throws IOException {
        String file = written(read(rows(ROW, ROW.replace("Handgun", "Catapult"))), Locale.ENGLISH);
        assertThat(file.lines())
                .containsExactly(
                        "row,rule,message," + HEADER,
                        "2,report.other-row,Row 3 of the same report was refused. A report goes in whole or not at all:"
                                + " correct that row and import both.," + ROW,
                        "3,cell.unlisted,\"The value in column \"\"Category\"\" has no translation in the mapping. Correct"
                                + " it, or add it to the mapping.\"," + ROW.replace("Handgun", "Catapult"));
    }

    @Test
    void speaksFrench() throws IOException {
        assertThat(written(read(rows(ROW.replace("Handgun", "Catapult"))), Locale.CANADA_FRENCH))
                .contains("n'a pas de traduction dans la correspondance");
    }

    @Test
    void makesFormulasHarmless() throws IOException {
        String file = written(read(rows(ROW.replace("Handgun", "=1+1"))), Locale.ENGLISH);
        assertThat(file).contains(",'=1+1,").doesNotContain(",=1+1,");
    }

    @Test
    void goesInAgainOnceCorrected() throws IOException {
        String bad = ROW.replace("Handgun", "=1+1");
        String file = written(read(rows(ROW, bad)), Locale.ENGLISH);
        assertThat(refused(read(WeaponsFile.text(file)))).hasSize(2);
        List<ImportItem> corrected = read(WeaponsFile.text(file.replace("'=1+1", "Magazine")));
        assertThat(ready(corrected))
                .singleElement()
                .satisfies(
                        item -> assertThat(item.submission().report().goods()).hasSize(2));
    }

    private static String written(List<ImportItem> items, Locale locale) throws IOException {
        StringWriter text = new StringWriter();
        List<String> columns = List.of(HEADER.split(","));
        try (RefusedRows refused = new RefusedRows(text, ',', columns, locale)) {
            for (ImportItem.RefusedRow row : refused(items)) {
                refused.write(row.row(), row.faults());
            }
        }
        return text.toString();
    }
}
