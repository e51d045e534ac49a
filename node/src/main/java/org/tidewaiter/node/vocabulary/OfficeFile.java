package org.tidewaiter.node.vocabulary;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.tidewaiter.formats.csv.CsvWriter;
import org.tidewaiter.formats.csv.FormulaCells;
import org.tidewaiter.report.registers.CsvTable;
import org.tidewaiter.report.registers.FileReading;

/** Offices as a table of comma-separated values, as they are taken out and brought in. */
final class OfficeFile {

    /** Largest file. */
    static final int LARGEST = 4 << 20;

    private static final List<String> COLUMNS = List.of(
            "code",
            "kind",
            "name en",
            "name fr",
            "name local",
            "country",
            "locode",
            "latitude",
            "longitude",
            "valid from",
            "valid to");

    private static final List<String> FIELDS = List.of(
            "code",
            "kind",
            "nameEn",
            "nameFr",
            "nameLocal",
            "country",
            "locode",
            "latitude",
            "longitude",
            "validFrom",
            "validTo");

    private OfficeFile() {}

    /** The column of a field. */
    static String column(String field) {
        int at = FIELDS.indexOf(field);
        return at < 0 ? field : COLUMNS.get(at);
    }

    static FileReading<CsvTable> read(byte[] file) {
        return CsvTable.read(file, "code", "kind", "name en", "country");
    }

    static List<OfficeInput> offices(CsvTable table) {
        return table.rows().stream().map(OfficeFile::office).toList();
    }

    private static OfficeInput office(CsvTable.Row row) {
        return new OfficeInput(
                row.cell("code"),
                row.cell("kind"),
                FormulaCells.unescaped(row.cell("name en")),
                FormulaCells.unescaped(row.cell("name fr")),
                FormulaCells.unescaped(row.cell("name local")),
                row.cell("country"),
                row.cell("locode"),
                row.cell("latitude"),
                row.cell("longitude"),
                row.cell("valid from"),
                row.cell("valid to"),
                null);
    }

    static String write(List<Office> offices) {
        StringWriter text = new StringWriter();
        try (CsvWriter out = new CsvWriter(text, ',')) {
            out.write(COLUMNS);
            for (Office office : offices) {
                out.write(cells(office));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static List<String> cells(Office office) {
        OfficeInput input = OfficeInput.of(office);
        List<String> cells = new ArrayList<>();
        cells.add(office.code());
        cells.add(office.details().kind());
        cells.add(office.details().nameEn());
        cells.add(Objects.requireNonNullElse(input.nameFr(), ""));
        cells.add(Objects.requireNonNullElse(input.nameLocal(), ""));
        cells.add(office.details().country());
        cells.add(Objects.requireNonNullElse(input.locode(), ""));
        cells.add(Objects.requireNonNullElse(input.latitude(), ""));
        cells.add(Objects.requireNonNullElse(input.longitude(), ""));
        cells.add(Objects.requireNonNullElse(input.validFrom(), ""));
        cells.add(Objects.requireNonNullElse(input.validTo(), ""));
        return cells;
    }
}
