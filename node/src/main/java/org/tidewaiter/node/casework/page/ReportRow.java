package org.tidewaiter.node.casework.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.web.component.State;

/**
 * A report as a line of a list.
 *
 * @param path where its page is
 * @param stateDetail what the state chip says, null for its usual word
 * @param sources how many reports are counted as one with it, itself among them; 1 where it stands alone
 * @param partners where it stands at each partner, in words
 */
public record ReportRow(
        String path,
        String when,
        String goods,
        String place,
        String route,
        String transport,
        String originator,
        @Nullable State state,
        @Nullable String stateDetail,
        List<String> partners,
        boolean generated,
        int sources) {

    public ReportRow {
        partners = List.copyOf(partners);
    }
}
