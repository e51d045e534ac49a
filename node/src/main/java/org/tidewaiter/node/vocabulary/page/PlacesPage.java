package org.tidewaiter.node.vocabulary.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.web.component.Choice;
import org.tidewaiter.node.web.component.Field;
import org.tidewaiter.node.web.component.Pager;
import org.tidewaiter.node.web.component.Tab;

/**
 * Ports, airports and own offices.
 *
 * @param countryWords of the chosen country, null for none
 */
public record PlacesPage(
        List<Tab> tabs,
        String asked,
        Field register,
        List<Choice> registers,
        Field country,
        @Nullable String countryWords,
        List<Line> lines,
        Pager pager) {

    /** @param codes under which others know it */
    public record Line(String path, String code, String name, String kind, String country, String city, String codes) {}
}
