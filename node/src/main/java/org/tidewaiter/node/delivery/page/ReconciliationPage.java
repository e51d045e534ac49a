package org.tidewaiter.node.delivery.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.web.component.Definition;
import org.tidewaiter.node.web.component.Pager;
import org.tidewaiter.node.web.component.State;

/**
 * One comparison with its differences.
 *
 * @param problem why it failed, in a sentence; null where it did not
 * @param healing whether the differences say if they are healed: only the sender knows
 */
public record ReconciliationPage(
        String partner,
        String list,
        String here,
        boolean busy,
        State state,
        String outcome,
        @Nullable String problem,
        List<Definition> facts,
        List<NotSent> notSent,
        boolean healing,
        List<Line> differences,
        @Nullable Pager pager) {

    /** What is due, held or not due, for one reason. */
    public record NotSent(String state, String reason, String versions) {}

    /** One difference, in words. */
    public record Line(
            String report, String href, int version, String kind, String action, State state, String healed) {}
}
