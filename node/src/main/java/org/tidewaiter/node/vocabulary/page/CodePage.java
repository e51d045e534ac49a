package org.tidewaiter.node.vocabulary.page;

import java.util.List;
import org.tidewaiter.node.web.component.Crumb;
import org.tidewaiter.node.web.component.Definition;
import org.tidewaiter.node.web.component.Tab;

/**
 * All that is known of one code or place.
 *
 * @param state in words where it is not in force today, empty otherwise
 * @param below codes that belong to it
 */
public record CodePage(
        List<Tab> tabs,
        List<Crumb> crumbs,
        String title,
        String code,
        String state,
        List<Definition> definitions,
        List<Below> below) {

    public record Below(String path, String code, String label) {}
}
