package org.tidewaiter.node.delivery.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.web.component.Choice;
import org.tidewaiter.node.web.component.Definition;

/**
 * A partner's log and this node's own, on the partner's page.
 *
 * @param warning null where there is none
 * @param clearing null where nothing is to be cleared, or the reader may not
 */
public record LogSection(
        List<Definition> words,
        @Nullable Warning warning,
        @Nullable Clearing clearing) {

    /** What is missing, and what to do. */
    public record Warning(String sentence, String next) {}

    /**
     * How contradictions between a log and its witnesses are cleared.
     *
     * @param action where it is said
     * @param contradictions that stand
     */
    public record Clearing(String action, List<Choice> contradictions, List<Choice> reasons) {}
}
