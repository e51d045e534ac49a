package org.tidewaiter.node.casework.page;

import java.util.List;

/** Fields that belong together, under one heading. */
public record FieldSection(String id, String heading, List<FieldLine> lines) {

    public FieldSection {
        lines = List.copyOf(lines);
    }
}
