package org.tidewaiter.report.registers;

import java.util.ArrayList;
import java.util.List;

/** Parts a text into records: cells may be quoted, a quoted cell may hold separators, quotes and line ends. */
final class CsvRecords {

    private static final char[] SEPARATORS = {',', ';', '\t'};

    private final String text;
    private final char separator;
    private int at;
    private int line = 1;
    private int begun = 1;
    private boolean cut;
    private List<String> record = List.of();

    CsvRecords(String text) {
        this.text = text;
        this.separator = separator(text);
    }

    /** Goes on to the next record that is not blank. */
    boolean next() {
        while (at < text.length()) {
            begun = line;
            List<String> cells = cells();
            if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
                record = cells;
                return true;
            }
        }
        return false;
    }

    List<String> record() {
        return record;
    }

    /** Where the record begins. */
    int line() {
        return begun;
    }

    /** Whether the text ended within quotes. */
    boolean isCut() {
        return cut;
    }

    private List<String> cells() {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        while (at < text.length()) {
            char c = text.charAt(at++);
            line += c == '\n' ? 1 : 0;
            if (quoted) {
                if (c != '"') {
                    cell.append(c);
                } else if (at < text.length() && text.charAt(at) == '"') {
                    cell.append(c);
                    at++;
                } else {
                    quoted = false;
                }
            } else if (c == '"' && cell.toString().isBlank()) {
                quoted = true;
                cell.setLength(0);
            } else if (c == separator) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else if (c == '\n') {
                break;
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        cut |= quoted;
        cells.add(cell.toString());
        return cells;
    }

    private static char separator(String text) {
        int end = text.indexOf('\n');
        String first = end < 0 ? text : text.substring(0, end);
        char best = ',';
        long most = 0;
        for (char candidate : SEPARATORS) {
            long count = first.chars().filter(c -> c == candidate).count();
            if (count > most) {
                best = candidate;
                most = count;
            }
        }
        return best;
    }
}
