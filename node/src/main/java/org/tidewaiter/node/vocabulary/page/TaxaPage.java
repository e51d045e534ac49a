package org.tidewaiter.node.vocabulary.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.web.Fault;
import org.tidewaiter.node.web.component.Definition;
import org.tidewaiter.node.web.component.Pager;
import org.tidewaiter.node.web.component.Tab;

/**
 * Animals and plants.
 *
 * @param about where they are from and what of them was verified
 * @param shipped whether they are the start that comes with the program
 * @param load null for those who may not load
 */
public record TaxaPage(
        List<Tab> tabs,
        String asked,
        boolean shipped,
        List<Definition> about,
        RatesPage.@Nullable FileForm load,
        List<Fault> faults,
        List<Line> lines,
        Pager pager) {

    /** @param appendices and subcategories in words */
    public record Line(
            String name, String rank, String common, String other, String appendices, String subcategories) {}
}
