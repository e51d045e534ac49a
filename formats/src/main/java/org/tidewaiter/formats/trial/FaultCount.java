package org.tidewaiter.formats.trial;

import java.util.List;
import org.tidewaiter.formats.rows.RowFault;
import org.tidewaiter.formats.rows.SourceRow;

/**
 * One fault and where it occurs.
 *
 * @param fault the first of its kind: of the same rule in the same column
 * @param rows how many rows have it
 * @param examples the first of these rows
 */
public record FaultCount(RowFault fault, long rows, List<SourceRow> examples) {

    public FaultCount {
        examples = List.copyOf(examples);
    }
}
