package org.tidewaiter.node.insight.page;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.web.component.Choice;
import org.tidewaiter.node.web.component.FilterChip;

/**
 * The overview as its page shows it.
 *
 * @param asOf "As of 3 May 2026, 02:10 EEST"
 * @param behind what is not counted yet, in words; null for nothing
 * @param from, until months as typed
 * @param choices the choices of each filter
 * @param chosen the chosen code of each filter
 * @param sentence the filters in words
 * @param presets periods to choose with one click
 * @param charts by value, in the order of the page
 */
public record OverviewPage(
        String asOf,
        @Nullable String behind,
        @Nullable String from,
        @Nullable String until,
        Map<String, List<Choice>> choices,
        Map<String, String> chosen,
        List<FilterChip> sentence,
        List<Preset> presets,
        List<Tile> tiles,
        @Nullable Columns time,
        @Nullable RouteMap map,
        List<Chart> charts) {

    /** A period to choose. */
    public record Preset(String label, String href, boolean current) {}

    public boolean isChosen(String filter, String code) {
        return code.equals(chosen.get(filter));
    }
}
