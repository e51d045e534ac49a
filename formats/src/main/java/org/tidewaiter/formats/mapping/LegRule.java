package org.tidewaiter.formats.mapping;

import java.util.Map;

/**
 * A station of the route, known for rows under a condition.
 *
 * @param fields rules by field of a route leg; {@link #STATION} fills country, UN/LOCODE and name of the place at once
 */
public record LegRule(Condition when, Map<String, FieldRule> fields) {

    /** Name of the rule that reads a place and fills all that is known of it. */
    public static final String STATION = "station";

    public LegRule {
        fields = InOrder.copyOf(fields);
    }
}
