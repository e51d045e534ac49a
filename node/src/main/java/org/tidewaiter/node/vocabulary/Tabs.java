package org.tidewaiter.node.vocabulary;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Crumb;
import org.tidewaiter.node.web.component.Tab;

/** The parts of the vocabulary's pages, each with its address. */
enum Tabs {
    LISTS("/vocabulary"),
    PLACES("/vocabulary/places"),
    OFFICES("/vocabulary/offices"),
    TAXA("/vocabulary/taxa"),
    RATES("/vocabulary/rates");

    private final String path;

    Tabs(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }

    List<Tab> of(Page page) {
        return Stream.of(values())
                .map(each -> new Tab(each.title(page), each.path, each == this, null))
                .toList();
    }

    Crumb crumb(Page page) {
        return new Crumb(title(page), path);
    }

    private String title(Page page) {
        return page.text("vocabulary.tab." + name().toLowerCase(Locale.ROOT));
    }
}
