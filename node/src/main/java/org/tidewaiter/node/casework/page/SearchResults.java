package org.tidewaiter.node.casework.page;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.web.component.Choice;
import org.tidewaiter.node.web.component.FilterChip;
import org.tidewaiter.node.web.component.Pager;

/**
 * A search as its page shows it.
 *
 * @param counted "1,204 cases, 1,731 seizures, 14 countries"
 * @param sentence the filters in words
 * @param choices the choices of each coded filter
 * @param chosen the chosen codes of each coded filter
 * @param export the formats to take it away in, null where the reader may not or nothing was found
 */
public record SearchResults(
        String words,
        @Nullable String from,
        @Nullable String until,
        String counted,
        List<FilterChip> sentence,
        Map<String, List<Choice>> choices,
        Map<String, Set<String>> chosen,
        List<ReportRow> rows,
        @Nullable Pager pager,
        boolean filtered,
        @Nullable ExportMenu export) {

    public boolean isChosen(String filter, String code) {
        return chosen.getOrDefault(filter, Set.of()).contains(code);
    }
}
