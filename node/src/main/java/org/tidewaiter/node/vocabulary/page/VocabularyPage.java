package org.tidewaiter.node.vocabulary.page;

import java.util.List;
import org.tidewaiter.node.web.component.Tab;

/**
 * All lists and registers, or what a search over all of them found.
 *
 * @param edition of the vocabulary, as signed reports name it
 * @param asked what is searched for, empty for nothing
 * @param hits of the search
 * @param cut whether there are more
 */
public record VocabularyPage(
        List<Tab> tabs,
        String edition,
        String asked,
        List<Hit> hits,
        boolean cut,
        List<ListLine> lists,
        List<RegisterLine> registers) {

    /** @param list in words */
    public record Hit(String list, String path, String code, String label) {}

    /** @param codes how many it has */
    public record ListLine(String path, String title, String codes, String edition, String source, String verified) {}

    /** @param licence under which it may be passed on */
    public record RegisterLine(
            String path, String title, String edition, String source, String licence, String verified) {}

    public boolean searched() {
        return !asked.isEmpty();
    }
}
