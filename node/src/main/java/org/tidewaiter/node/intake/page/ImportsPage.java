package org.tidewaiter.node.intake.page;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.web.component.Pager;

/**
 * The reader's imports, and where a new one begins.
 *
 * @param largest size of the largest file, in words
 * @param days for which a file is kept
 */
public record ImportsPage(
        List<Line> imports,
        String largest,
        long largestBytes,
        long days,
        @Nullable Pager pager) {

    public static final String PATH = "/imports";

    /**
     * @param about size, time and figures, in words
     * @param state in words
     * @param tone of its chip
     */
    public record Line(UUID id, String name, String about, String state, String tone) {}
}
