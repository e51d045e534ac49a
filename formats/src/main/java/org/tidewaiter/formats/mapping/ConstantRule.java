package org.tidewaiter.formats.mapping;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The same value for every row. */
record ConstantRule(JsonNode value) implements FieldRule {

    @Override
    public Converted convert(RowView row) {
        return new Converted.Value(value);
    }

    @Override
    public Set<String> columns() {
        return Set.of();
    }
}
