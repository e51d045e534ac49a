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
     * @param goodsLine one element of {@code goods}, without its id
     */
    record Mapped(String key, ObjectNode event, ObjectNode goodsLine) implements MappedRow {}

    /** A row that could not, and all that is wrong with it. */
    record Faulty(@Nullable String key, List<RowFault> faults) implements MappedRow {
        public Faulty {
            faults = List.copyOf(faults);
        }
    }
}
