package org.tidewaiter.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the information may be trusted and what may be done with it.
 *
 * @param source reliability of the source: A, B, C or X
 * @param information accuracy of the information: 1 to 4
 * @param handling handling codes: H0 to H3
 * @param classification code of the list {@code classification}
 */
public record Grading(
        @Nullable String source,
        @Nullable String information,
        List<String> handling,
        @Nullable String classification) {

    public Grading {
        handling = handling == null ? List.of() : List.copyOf(handling);
    }
}
