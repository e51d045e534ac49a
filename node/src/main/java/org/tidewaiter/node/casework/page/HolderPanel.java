package org.tidewaiter.node.casework.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.web.component.State;

/**
 * Who holds a report.
 *
 * @param sentence such as "Withdrawn, confirmed by 3 of 3"
 * @param open whether somebody has not confirmed
 * @param lines one for each holder and way to it
 * @param files in how many files of exports it stands; null where in none
 */
public record HolderPanel(
        String sentence,
        boolean open,
        List<Line> lines,
        @Nullable String files) {

    public HolderPanel {
        lines = List.copyOf(lines);
    }

    /**
     * One holder.
     *
     * @param through who gave it the report, in words
     * @param words where it stands, and since when
     */
    public record Line(String holder, String through, int version, State state, String words) {}
}
