package org.tidewaiter.report.registers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tidewaiter.report.vocabulary.Labels;
import org.tidewaiter.report.vocabulary.Vocabulary;

/**
 * Reads taxa from a table with the columns {@code scientific name} and {@code rank}, and where they are known
 * {@code english}, {@code french}, {@code appendix}, {@code subcategory} and {@code also}, each of which may hold
 * several values parted by a bar. Other columns are passed over.
 */
public final class TaxaFile {

    private static final int LONGEST_NAME = 200;

    private final Vocabulary vocabulary;

    public TaxaFile(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    public FileReading<Taxa> read(byte[] file) {
        return switch (CsvTable.read(file, "scientific name", "rank")) {
            case FileReading.Refused<CsvTable>(List<RowFault> faults) -> new FileReading.Refused<>(faults);
            case FileReading.Read<CsvTable>(CsvTable table, int rows) -> read(table);
        };
    }

    private FileReading<Taxa> read(CsvTable table) {
        List<RowFault> faults = new ArrayList<>();
        List<Taxon> taxa = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (CsvTable.Row row : table.rows()) {
            int before = faults.size();
            check(row, names, faults);
            if (faults.size() == before) {
                taxa.add(taxon(row));
            }
        }
        if (table.rows().isEmpty()) {
            faults.add(new RowFault(0, "", "empty", ""));
        }
        return faults.isEmpty()
                ? new FileReading.Read<>(new Taxa(taxa), taxa.size())
                : new FileReading.Refused<>(
                        faults.stream().limit(FileReading.MOST).toList());
    }

    private void check(CsvTable.Row row, Set<String> names, List<RowFault> faults) {
        String name = row.cell("scientific name");
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            faults.add(new RowFault(row.line(), "scientific name", "name-missing", Integer.toString(LONGEST_NAME)));
        } else if (!names.add(name.toLowerCase(Locale.ROOT))) {
            faults.add(new RowFault(row.line(), "scientific name", "twice", ""));
        }
        if (Arrays.stream(Taxon.Rank.values())
                .noneMatch(rank -> rank.name().equals(row.cell("rank").toUpperCase(Locale.ROOT)))) {
            faults.add(new RowFault(
                    row.line(),
                    "rank",
                    "not-one-of",
                    Arrays.toString(Taxon.Rank.values()).toLowerCase(Locale.ROOT)));
        }
        codes(row, "appendix", "cites-appendix", faults);
        codes(row, "subcategory", "subcategory", faults);
    }

    private void codes(CsvTable.Row row, String column, String list, List<RowFault> faults) {
        if (several(row.cell(column)).stream()
                .anyMatch(code -> vocabulary.list(list).code(code).isEmpty())) {
            faults.add(new RowFault(row.line(), column, "not-in-list", list));
        }
    }

    private static Taxon taxon(CsvTable.Row row) {
        Map<String, String> labels = new HashMap<>();
        labels.put("en", row.cell("english").isEmpty() ? row.cell("scientific name") : row.cell("english"));
        if (!row.cell("french").isEmpty()) {
            labels.put("fr", row.cell("french"));
        }
        return new Taxon(
                row.cell("scientific name"),
                Taxon.Rank.valueOf(row.cell("rank").toUpperCase(Locale.ROOT)),
                new Labels(labels),
                several(row.cell("also")),
                several(row.cell("appendix")),
                several(row.cell("subcategory")));
    }

    private static List<String> several(String cell) {
        return Arrays.stream(cell.split("\\|", -1))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }
}
