package org.tidewaiter.node.accounts.page;

import java.util.List;
import org.tidewaiter.node.web.component.Pager;

/** The people of a node, in order of name. */
public record PeoplePage(List<PersonLine> people, Pager pager) {

    /**
     * @param roles in words
     * @param sees in words, which countries
     */
    public record PersonLine(String id, String name, String displayName, String roles, String sees, boolean active) {}
}
