package org.tidewaiter.node.contacts.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.web.component.Pager;

/**
 * The directory.
 *
 * @param mayKeep whether the reader keeps an entry
 * @param silent partners that have told nothing of theirs yet; empty where something was looked for
 */
public record ContactsPage(
        String words,
        boolean narrowed,
        boolean mayKeep,
        boolean ownMissing,
        List<Line> lines,
        List<String> silent,
        @Nullable Pager pager) {

    public ContactsPage {
        lines = List.copyOf(lines);
        silent = List.copyOf(silent);
    }

    /** One contact point. */
    public record Line(
            String administration,
            String country,
            String role,
            String mailbox,
            String telephone,
            String languages,
            String hours,
            String node,
            String changed,
            boolean own) {}
}
