package org.tidewaiter.node.delivery.page;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Exchange by file with one partner.
 *
 * @param byFile whether nothing is sent over the line
 * @param sends whether this node sends to the partner at all
 * @param waiting in words, how much waits
 */
public record ParcelPage(
        String title, String lane, String path, boolean byFile, boolean sends, String waiting, List<Line> lines) {

    /**
     * A parcel that was written or taken.
     *
     * @param name the end of its identifier, which stands in the file's name
     * @param answer where the file is that must be carried back; null for none
     */
    public record Line(
            String name,
            String what,
            Instant at,
            String by,
            int dispatches,
            int receipts,
            int refusals,
            @Nullable String answer) {}
}
