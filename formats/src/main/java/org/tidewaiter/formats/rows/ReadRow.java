package org.tidewaiter.formats.rows;

import java.util.List;

/** One row as it was read from a file. */
public sealed interface ReadRow {

    /** Number of the row as a spreadsheet shows it: 1 is the first of the file. */
    long number();

    /** The cells as far as they could be read. */
    List<String> cells();

    /** A row that could be read. */
    record Whole(long number, List<String> cells) implements ReadRow {
        public Whole {
            cells = List.copyOf(cells);
        }
    }

    /** A row that could not, why, and which of its cells are certain all the same. */
    record Damaged(long number, List<String> cells, RowFault fault, Certain certain) implements ReadRow {
        public Damaged {
            cells = List.copyOf(cells);
        }
    }

    /** Which cells of a damaged row can be trusted to be what stood there. */
    enum Certain {
        ALL,
        ALL_BUT_THE_LAST,
        NONE
    }
}
