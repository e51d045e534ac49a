package org.tidewaiter.node.intake.page;

import java.util.List;
import java.util.UUID;

/** The reader's imports, and where a new one begins. */
public record ImportsPage(List<Line> imports, String largest, long days) {

    /** @param state in words */
    public record Line(UUID id, String name, String state, String when) {}
}
