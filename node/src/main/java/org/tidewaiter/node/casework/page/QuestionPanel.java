package org.tidewaiter.node.casework.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked about a report, on its page.
 *
 * @param ask where a question can be asked; null where this account may not
 */
public record QuestionPanel(
        List<QuestionThread> threads, @Nullable String ask) {

    public QuestionPanel {
        threads = List.copyOf(threads);
    }
}
