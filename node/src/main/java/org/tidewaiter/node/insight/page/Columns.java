package org.tidewaiter.node.insight.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cases over time as columns. Widths are shares of the drawing, heights are pixels, so that words keep their size.
 *
 * @param lines of the scale, from zero up
 */
public record Columns(Chart chart, List<Column> columns, List<Line> lines, int height, int base) {

    /**
     * @param tick words below it, null for most
     * @param tickX where these stand
     * @param minor whether they give way where there is little room
     */
    public record Column(
            Row row,
            String x,
            String width,
            int y,
            int height,
            @Nullable String tick,
            String tickX,
            boolean minor) {}

    /** A line of the scale with its figure. */
    public record Line(int y, String figure) {}

    public Columns {
        columns = List.copyOf(columns);
        lines = List.copyOf(lines);
    }
}
