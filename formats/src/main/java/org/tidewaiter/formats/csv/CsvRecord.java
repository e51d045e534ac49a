package org.tidewaiter.formats.csv;

import java.util.List;

/** One record of a file. */
public sealed interface CsvRecord {

    /** Number of the record as a spreadsheet shows it: 1 is the first of the file, blank lines counted. */
    long number();

    /** The cells as far as they could be read. */
    List<String> cells();

    /** A record that could be read. */
    record Row(long number, List<String> cells) implements CsvRecord {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** A record that could not; its cells show what was there, with U+FFFD for what is not of the charset. */
    record Damaged(long number, List<String> cells, Damage damage) implements CsvRecord {
        public Damaged {
            cells = List.copyOf(cells);
        }
    }

    /** What is wrong with a damaged record. */
    enum Damage {
        /** Bytes that are not of the declared charset, or a NUL. */
        CHARSET,
        /** A quoted cell that does not end, or text after its end. */
        QUOTE,
        /** The last line of the file lacks its end, and the source always writes one. */
        CUT,
        /** Longer than {@link CsvLimits#recordBytes()}. */
        TOO_LONG,
        /** More cells than {@link CsvLimits#columns()}. */
        TOO_MANY_COLUMNS
    }
}
