package org.tidewaiter.formats.trial;

import java.util.List;
import org.tidewaiter.formats.profile.ValueCount;

/**
 * Values of a column that a mapping could not place. They may be personal data.
 *
 * @param field path of the field within its section
 * @param values the most frequent first
 * @param complete whether these are all of them
 * @param cells cells that hold them
 */
public record UnplacedValues(String field, String column, List<ValueCount> values, boolean complete, long cells) {

    public UnplacedValues {
        values = List.copyOf(values);
    }
}
