package org.tidewaiter.report.registers;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A small table of comma-separated values that is loaded whole: UTF-8, the first line names the columns, parted by commas,
 * semicolons or tabs, whichever the first line has most of.
 *
 * @param columns in lower case, without blanks around them
 */
public record CsvTable(List<String> columns, List<Row> rows) {

    private static final int MOST_ROWS = 500_000;
    private static final int LONGEST_CELL = 2_000;

    /**
     * @param line of the file where it begins, the first is 1
     */
    public record Row(int line, Map<String, String> cells) {

        /** The cell without blanks around it; empty if the row does not have it. */
        public String cell(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    public CsvTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** The table, or what keeps the file from being one. */
    public static FileReading<CsvTable> read(byte[] file, String... mandatory) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException e) {
            return refused(0, "", "not-utf8", "");
        }
        List<List<String>> records = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        CsvRecords reader = new CsvRecords(text.startsWith("\uFEFF") ? text.substring(1) : text);
        while (reader.next()) {
            if (records.size() > MOST_ROWS) {
                return refused(reader.line(), "", "too-many-rows", Integer.toString(MOST_ROWS));
            }
            if (reader.record().stream().anyMatch(cell -> cell.length() > LONGEST_CELL)) {
                return refused(reader.line(), "", "cell-too-long", Integer.toString(LONGEST_CELL));
            }
            records.add(reader.record());
            lines.add(reader.line());
        }
        if (reader.isCut()) {
            return refused(reader.line(), "", "quote-not-closed", "");
        }
        return table(records, lines, List.of(mandatory));
    }

    private static FileReading<CsvTable> table(
            List<List<String>> records, List<Integer> lines, List<String> mandatory) {
        if (records.isEmpty()) {
            return refused(0, "", "empty", "");
        }
        List<String> columns = records.getFirst().stream()
                .map(cell -> cell.strip().toLowerCase(Locale.ROOT))
                .toList();
        List<String> missing =
                mandatory.stream().filter(column -> !columns.contains(column)).toList();
        if (!missing.isEmpty()) {
            return refused(1, "", "columns-missing", String.join(", ", missing));
        }
        List<String> named =
                columns.stream().filter(column -> !column.isEmpty()).toList();
        if (named.stream().distinct().count() < named.size()) {
            return refused(1, "", "column-twice", "");
        }
        List<RowFault> faults = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i < records.size(); i++) {
            List<String> cells = records.get(i);
            if (cells.size() > columns.size()
                    && cells.subList(columns.size(), cells.size()).stream().anyMatch(cell -> !cell.isBlank())) {
                faults.add(new RowFault(lines.get(i), "", "too-many-cells", Integer.toString(columns.size())));
            }
            rows.add(row(lines.get(i), columns, cells));
        }
        return faults.isEmpty()
                ? new FileReading.Read<>(new CsvTable(columns, rows), rows.size())
                : new FileReading.Refused<>(
                        faults.stream().limit(FileReading.MOST).toList());
    }

    private static Row row(int line, List<String> columns, List<String> cells) {
        Map<String, String> byColumn = new LinkedHashMap<>();
        IntStream.range(0, Math.min(columns.size(), cells.size()))
                .filter(i -> !columns.get(i).isEmpty())
                .forEach(i -> byColumn.put(columns.get(i), cells.get(i).strip()));
        return new Row(line, byColumn);
    }

    private static FileReading<CsvTable> refused(int row, String column, String rule, String argument) {
        return new FileReading.Refused<>(List.of(new RowFault(row, column, rule, argument)));
    }
}
