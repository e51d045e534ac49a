package org.tidewaiter.node.casework.page;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.web.component.State;

/**
 * Where the analysts stand with a report, on its page.
 *
 * @param changes address of what has changed since somebody looked; null where nothing has
 * @param history in words, newest first
 */
public record AssessmentPanel(
        UUID record,
        int version,
        State state,
        String status,
        String explained,
        @Nullable String changes,
        boolean mayVerify,
        boolean mayReopen,
        List<String> history) {

    public AssessmentPanel {
        history = List.copyOf(history);
    }
}
