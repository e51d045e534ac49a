package org.tidewaiter.node.operations.page;

import java.time.Instant;
import java.util.List;
import org.tidewaiter.node.web.component.State;

/**
 * The check-up.
 *
 * @param summary in words
 * @param at when it was made
 */
public record CheckupPage(String summary, Instant at, List<Line> lines) {

    public CheckupPage {
        lines = List.copyOf(lines);
    }

    /**
     * One thing that was looked at.
     *
     * @param next what to do; empty where it is good
     */
    public record Line(State state, String severity, String sentence, String next) {}
}
