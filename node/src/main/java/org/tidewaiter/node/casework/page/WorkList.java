package org.tidewaiter.node.casework.page;

import java.util.List;
import org.tidewaiter.node.web.component.Tab;

/**
 * Reports that wait for somebody.
 *
 * @param emptyKey what the page says when nothing waits
 */
public record WorkList(List<Tab> tabs, List<ReportRow> rows, String emptyKey, boolean more) {

    public WorkList {
        tabs = List.copyOf(tabs);
        rows = List.copyOf(rows);
    }
}
