package org.tidewaiter.node.casework.page;

import java.util.List;

/**
 * The first page.
 *
 * @param withheld whether this node shows no reports, for it may be an older copy of itself
 * @param counted what this account can search, counted in words
 * @param waiting reports that wait for verification or release
 * @param returned reports that came back to their officer
 * @param notAccepted reports that a partner did not accept
 * @param own what this officer recorded last
 * @param latest what was signed or arrived last
 */
public record HomePage(
        boolean withheld,
        boolean records,
        boolean verifies,
        boolean searches,
        String counted,
        long waiting,
        long returned,
        long notAccepted,
        List<ReportRow> own,
        List<ReportRow> latest) {

    public HomePage {
        own = List.copyOf(own);
        latest = List.copyOf(latest);
    }
}
