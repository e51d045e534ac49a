package org.tidewaiter.node.intake.page;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a seizure begins, and the reader's drafts.
 *
 * @param programmes categories of goods by the programme that they belong to
 * @param deleted a draft that was just deleted and can come back
 * @param days how long a draft is kept
 */
public record StartPage(
        List<Programme> programmes,
        List<DraftLine> drafts,
        @Nullable UUID deleted,
        long days) {

    /** @param title in words */
    public record Programme(String title, List<Tile> tiles) {}

    /**
     * @param icon of the category
     * @param examples some kinds of goods that it holds
     */
    public record Tile(String code, String label, String icon, String examples) {}

    /**
     * @param title what it is about, as far as it is written
     * @param saved how long ago, in words
     * @param until last day, in words
     */
    public record DraftLine(UUID draft, String title, String saved, String until, boolean correction) {}
}
