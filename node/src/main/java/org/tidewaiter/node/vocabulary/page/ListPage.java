package org.tidewaiter.node.vocabulary.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.web.component.Choice;
import org.tidewaiter.node.web.component.Crumb;
import org.tidewaiter.node.web.component.Field;
import org.tidewaiter.node.web.component.Pager;
import org.tidewaiter.node.web.component.Tab;

/**
 * One page of a code list.
 *
 * @param path of the list, without what is asked
 * @param lead what the chapter or heading is, empty for the list as a whole
 * @param about edition, source and what was verified, in sentences
 * @param within the chapter or heading to which the list is narrowed, empty for none
 * @param modes null where no code of the list is for some modes only
 */
public record ListPage(
        List<Tab> tabs,
        List<Crumb> crumbs,
        String title,
        String lead,
        String path,
        About about,
        String asked,
        String within,
        boolean ended,
        @Nullable Field mode,
        List<Choice> modes,
        List<Line> lines,
        Pager pager) {

    public record About(String codes, String edition, String source, String verified) {}

    /**
     * @param group heading that begins with this line, null where it goes on
     * @param path null for a line that leads nowhere
     * @param other the label in the other language
     * @param also synonyms in the reader's language
     * @param notes validity and modes, in words
     */
    public record Line(
            @Nullable String group,
            String code,
            @Nullable String path,
            String label,
            String other,
            String also,
            List<String> notes) {}
}
