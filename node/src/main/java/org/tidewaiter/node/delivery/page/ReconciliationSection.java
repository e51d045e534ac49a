package org.tidewaiter.node.delivery.page;

import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.web.component.State;

/**
 * The last comparison with a partner, on the partner's page.
 *
 * @param words what came of it, in a sentence
 * @param href of all comparisons
 * @param want where one is asked for; null for a reader who may not
 */
public record ReconciliationSection(
        State state, String words, String href, @Nullable String want) {}
