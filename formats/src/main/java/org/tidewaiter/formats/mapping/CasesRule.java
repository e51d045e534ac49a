package org.tidewaiter.formats.mapping;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The value of the first case that holds, else that of {@code otherwise}. */
record CasesRule(List<Case> cases, JsonNode otherwise) implements FieldRule {

    /** A value and when it holds. */
    record Case(Condition when, JsonNode value) {}

    CasesRule {
        cases = List.copyOf(cases);
    }

    @Override
    public Converted convert(RowView row) {
        for (Case each : cases) {
            if (each.when().holds(row)) {
                return new Converted.Value(each.value());
            }
        }
        return new Converted.Value(otherwise);
    }

    @Override
    public Set<String> columns() {
        return cases.stream().flatMap(each -> each.when().columns().stream()).collect(Collectors.toSet());
    }
}
