package org.tidewaiter.node.mandates.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.web.component.State;

/**
 * Who may issue whose reports.
 *
 * @param lines by authority, then node
 * @param takes whether a mandate can be taken here: the key of an authority is known
 */
public record MandatesPage(List<Line> lines, boolean takes) {

    public MandatesPage {
        lines = List.copyOf(lines);
    }

    /**
     * What is known of one node and authority.
     *
     * @param title of the node, as people read it
     * @param why why it may or may not, in words
     * @param told who was told; null where there is nothing to tell
     */
    public record Line(
            String authority,
            @Nullable String fingerprint,
            String node,
            String title,
            State state,
            String label,
            String why,
            @Nullable String told) {}
}
