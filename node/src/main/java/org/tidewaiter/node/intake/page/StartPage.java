package org.tidewaiter.node.intake.page;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.web.component.Choice;

/**
 * Where a seizure begins, and the reader's drafts.
 *
 * @param categories of goods
 * @param deleted a draft that was just deleted and can come back
 * @param days how long a draft is kept
 */
public record StartPage(
        List<Choice> categories,
        List<DraftLine> drafts,
        @Nullable UUID deleted,
        long days) {

    /**
     * @param title what it is about, as far as it is written
     * @param saved how long ago, in words
     * @param until last day, in words
     */
    public record DraftLine(UUID draft, String title, String saved, String until, boolean correction) {}
}
