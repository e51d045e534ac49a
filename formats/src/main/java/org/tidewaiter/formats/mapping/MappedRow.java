package org.tidewaiter.formats.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.formats.rows.RowFault;
import tools.jackson.databind.node.ObjectNode;

/** What a mapping made of one row. */
public sealed interface MappedRow {

    /** Key of the report to which the row belongs, or null where it cannot be read. */
    @Nullable
    String key();

    /**
     * A row that could be mapped.
     *
     * @param event what concerns the event as a whole: all but goods, as in the document form of a submission
     */
    record Mapped(String key, ObjectNode event, List<Line> lines) implements MappedRow {
        public Mapped {
            lines = List.copyOf(lines);
        }
    }

    /** A row that could not, and all that is wrong with it. */
    record Faulty(@Nullable String key, List<RowFault> faults) implements MappedRow {
        public Faulty {
            faults = List.copyOf(faults);
        }
    }

    /**
     * A goods line.
     *
     * @param document one element of {@code goods}, without its id
     * @param serialNumbers of the weapons of this line; nominal
     */
    record Line(ObjectNode document, List<String> serialNumbers) {
        public Line {
            serialNumbers = List.copyOf(serialNumbers);
        }
    }
}
