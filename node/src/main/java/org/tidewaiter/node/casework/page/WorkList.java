package org.tidewaiter.node.casework.page;

import java.util.List;
import org.tidewaiter.node.web.component.Tab;

/**
 * Reports that wait for somebody.
 *
 * @param rows what waits for a decision here
 * @param setbacks in their place, what partners did not accept
 * @param emptyKey what the page says when nothing waits
 */
public record WorkList(List<Tab> tabs, List<ReportRow> rows, List<Setback> setbacks, String emptyKey, boolean more) {

    public WorkList {
        tabs = List.copyOf(tabs);
        rows = List.copyOf(rows);
        setbacks = List.copyOf(setbacks);
    }

    public boolean isEmpty() {
        return rows.isEmpty() && setbacks.isEmpty();
    }
}
