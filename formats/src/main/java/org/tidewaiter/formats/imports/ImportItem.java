package org.tidewaiter.formats.imports;

import java.util.List;
import org.tidewaiter.formats.rows.RowFault;
import org.tidewaiter.formats.rows.SourceRow;
import org.tidewaiter.report.Submission;

/** What an import makes of a file: each of its rows is in exactly one item. */
public sealed interface ImportItem {

    /**
     * A report to be handed in.
     *
     * @param sourceKey name of the mapping, a colon, and the key of the report in its source
     * @param rows the rows that it was made of, in the order of the file
     */
    record Ready(String sourceKey, List<SourceRow> rows, Submission submission) implements ImportItem {
        public Ready {
            rows = List.copyOf(rows);
        }
    }

    /** A row that does not go in, and every reason. */
    record RefusedRow(SourceRow row, List<RowFault> faults) implements ImportItem {
        public RefusedRow {
            faults = List.copyOf(faults);
        }
    }
}
