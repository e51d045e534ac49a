package org.tidewaiter.node.vocabulary.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.web.Fault;
import org.tidewaiter.node.web.component.Choice;
import org.tidewaiter.node.web.component.Definition;
import org.tidewaiter.node.web.component.Field;
import org.tidewaiter.node.web.component.Tab;

/**
 * The exchange rates that are loaded, and what an amount was worth.
 *
 * @param loaded what is loaded, empty while nothing is
 * @param load null for those who may not load
 * @param answers what the amount was worth, a sentence for each currency
 */
public record RatesPage(
        List<Tab> tabs,
        List<Definition> loaded,
        @Nullable FileForm load,
        List<Fault> faults,
        Field amount,
        Field currency,
        List<Choice> currencies,
        Field on,
        List<String> answers) {

    /** What a file is loaded with. */
    public record FileForm(Field file, Field source) {}
}
