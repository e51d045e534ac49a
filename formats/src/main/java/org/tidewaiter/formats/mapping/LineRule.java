package org.tidewaiter.formats.mapping;

import java.util.Map;

/**
 * A goods line that each row makes, under a condition. Several of them stand for columns that repeat.
 *
 * @param fields rules by field of a goods line; {@link #SERIAL_NUMBERS} goes into the nominal part
 */
public record LineRule(Condition when, Map<String, FieldRule> fields) {

    /** Name of the rule for serial numbers of weapons, which are nominal. */
    public static final String SERIAL_NUMBERS = "serialNumbers";

    public LineRule {
        fields = InOrder.copyOf(fields);
    }
}
