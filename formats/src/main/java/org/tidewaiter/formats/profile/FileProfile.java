package org.tidewaiter.formats.profile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tidewaiter.formats.rows.ReadRow;
import org.tidewaiter.formats.rows.RowCursor;
import org.tidewaiter.formats.rows.RowFile;

/**
 * What the columns of a file hold.
 *
 * @param rows rows that were looked at
 * @param damaged how many of them could not be read
 * @param whole whether these are all rows of the file
 */
public record FileProfile(List<ColumnProfile> columns, long rows, long damaged, boolean whole) {

    public FileProfile {
        columns = List.copyOf(columns);
    }

    /** Looks at the rows of a file. */
    public static FileProfile of(RowFile file, ProfileLimits limits) throws IOException {
        Budget budget = new Budget(limits.characters());
        List<ColumnCount> counts = new ArrayList<>();
        for (String name : file.columns()) {
            counts.add(new ColumnCount(name, limits, budget));
        }
        long rows = 0;
        long damaged = 0;
        boolean whole = false;
        try (RowCursor cursor = file.rows()) {
            while (rows < limits.rows() && !whole) {
                switch (cursor.next()) {
                    case null -> whole = true;
                    case ReadRow.Damaged row -> {
                        rows++;
                        damaged++;
                    }
                    case ReadRow.Whole row -> {
                        rows++;
                        count(row.cells(), counts);
                    }
                }
            }
        }
        return new FileProfile(counts.stream().map(ColumnCount::profile).toList(), rows, damaged, whole);
    }

    /** The profile of a column. */
    public Optional<ColumnProfile> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    private static void count(List<String> cells, List<ColumnCount> counts) {
        for (int at = 0; at < counts.size(); at++) {
            counts.get(at).add(at < cells.size() ? cells.get(at).strip() : "");
        }
    }
}
