package org.tidewaiter.node.casework.page;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.web.component.Choice;

/**
 * What else was reported of the seizure, on the page of one report.
 *
 * @param handling the strictest handling of all its sources, in words; null where the report stands alone
 * @param mayLink whether this account may link and part
 * @param reasons to part
 */
public record LinkPanel(
        UUID record,
        @Nullable String handling,
        List<Source> sources,
        List<Offer> offers,
        boolean mayLink,
        List<Choice> reasons) {

    public LinkPanel {
        sources = List.copyOf(sources);
        offers = List.copyOf(offers);
        reasons = List.copyOf(reasons);
    }

    public boolean isShown() {
        return !sources.isEmpty() || !offers.isEmpty();
    }

    /**
     * Another report that is counted as one with this.
     *
     * @param from the node from which it came
     * @param linked by whom, when and why
     * @param link the judgement that can be undone; null where there is none between the two
     */
    public record Source(
            String path,
            String title,
            String identity,
            String from,
            boolean withdrawn,
            String linked,
            @Nullable Long link) {}

    /**
     * A report of the same case that is not linked.
     *
     * @param why not
     */
    public record Offer(UUID record, String path, String title, String identity, String from, String why) {}
}
