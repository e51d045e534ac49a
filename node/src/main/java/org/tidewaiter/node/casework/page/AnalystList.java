package org.tidewaiter.node.casework.page;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.web.component.Choice;
import org.tidewaiter.node.web.component.Pager;
import org.tidewaiter.node.web.component.State;
import org.tidewaiter.node.web.component.Tab;

/**
 * The reports that an analyst looks at.
 *
 * @param shown which these are, in words: region and commodities
 * @param here the address of this view, to come back to after a decision
 * @param view code of the view, for its empty state
 * @param mine whether what is shown is what the reader keeps as theirs
 * @param verifiable whether rows of this view can be verified
 * @param reopenable whether rows of this view can be taken back
 */
public record AnalystList(
        String shown,
        String here,
        String view,
        List<Tab> tabs,
        String region,
        String country,
        Set<String> categories,
        List<Choice> regions,
        List<Choice> countries,
        List<Choice> allCategories,
        boolean mine,
        boolean filtered,
        boolean verifiable,
        boolean reopenable,
        List<Row> rows,
        @Nullable Pager pager) {

    public AnalystList {
        tabs = List.copyOf(tabs);
        categories = Set.copyOf(categories);
        regions = List.copyOf(regions);
        countries = List.copyOf(countries);
        allCategories = List.copyOf(allCategories);
        rows = List.copyOf(rows);
    }

    /**
     * One report.
     *
     * @param seen what a decision on it names
     * @param tickable whether the view's decision can be made on it
     * @param note what has to be known beside the status, such as that a question is answered; null for nothing
     * @param changes address of what has changed since it was verified; null where nothing has
     */
    public record Row(
            String seen,
            String path,
            String goods,
            String when,
            String place,
            String originator,
            String arrived,
            State state,
            String status,
            @Nullable String note,
            @Nullable String changes,
            boolean tickable,
            boolean generated) {}
}
