package org.tidewaiter.formats.mapping;

import java.util.List;

/** Which rows make one report, and under which key of its source. */
public sealed interface Grouping {

    /** The columns that name a report; empty where none does. */
    default List<String> columns() {
        return List.of();
    }

    /**
     * Rows with the same value in these columns make one report.
     *
     * @param as how each of the columns is read: as text or as decimal identifier
     * @param repeats what is done with a row that repeats another of its report in every column
     */
    record Key(List<String> columns, Reading as, Repeats repeats) implements Grouping {
        public Key {
            columns = List.copyOf(columns);
            if (columns.isEmpty()) {
                throw new IllegalArgumentException("a key needs a column");
            }
        }
    }

    /**
     * Each row makes a report. It is known by the digest of its cells and by how many equal rows stand before it, so that
     * true repeats survive and the order of rows does not matter.
     */
    record RowDigest() implements Grouping {}

    /** What is done with a row that repeats another of its report in every column. */
    enum Repeats {
        /** It makes goods lines of its own. */
        KEEP,
        /** It is the same goods again and makes none. */
        ONCE
    }
}
