package org.tidewaiter.node.casework.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.web.component.Crumb;
import org.tidewaiter.node.web.component.Field;

/**
 * A trial of terms over a past period.
 *
 * @param path of this page, where the form leads
 * @param hidden revision that the form keeps; null for the text of a proposal
 * @param result null before a period is chosen
 */
public record TrialPage(
        String title,
        List<Crumb> crumbs,
        String lead,
        String path,
        @Nullable Integer hidden,
        Field from,
        Field to,
        @Nullable Result result) {

    /**
     * What came of it.
     *
     * @param sentence "Would have sent 214 of 1,203 reports."
     * @param share of what would have travelled, from 0 to 100
     * @param held how many of those are on hold; null for none
     * @param cut says that not all were looked at; null where all were
     */
    public record Result(
            String sentence,
            int share,
            @Nullable String held,
            @Nullable String cut,
            boolean named,
            List<Reason> reasons) {}

    /**
     * One reason for staying.
     *
     * @param more how many are not named; null where all are
     */
    public record Reason(
            String words,
            String count,
            List<Link> reports,
            @Nullable String more) {}

    /** One report. */
    public record Link(String title, String path) {}
}
