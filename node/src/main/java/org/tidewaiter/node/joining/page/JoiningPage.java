package org.tidewaiter.node.joining.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.web.component.Definition;
import org.tidewaiter.node.web.component.Field;
import org.tidewaiter.node.web.component.State;

/**
 * Invitations, requests, and whoever joined by them.
 *
 * @param made text of the invitation that was made just now, to be handed on; else null
 * @param waiting whoever waits for people to compare digits
 * @param settled what waits for nobody here, the newest first
 * @param joined partners that joined by invitation
 */
public record JoiningPage(
        @Nullable String made,
        List<Comparison> waiting,
        InvitationForm invite,
        RequestForm enter,
        List<Line> settled,
        List<Partner> joined) {

    public JoiningPage {
        waiting = List.copyOf(waiting);
        settled = List.copyOf(settled);
        joined = List.copyOf(joined);
    }

    /**
     * A node whose digits people compare.
     *
     * @param id of an element of the page
     * @param path of what confirms and what cancels it
     * @param digits in groups
     */
    public record Comparison(
            String id, String title, String path, String words, String digits, List<Definition> facts) {}

    /** Fields for inviting a node. */
    public record InvitationForm(Field node, Field originators, Field address, Field days) {}

    /** Fields for entering an invitation. */
    public record RequestForm(Field text, Field address) {}

    /**
     * An invitation or request that needs no comparison.
     *
     * @param cancel path of what cancels it; null where that is too late
     */
    public record Line(
            String id,
            String node,
            String what,
            State state,
            String label,
            String since,
            @Nullable String cancel) {}

    /** A partner that joined, and the path that lets it go. */
    public record Partner(String name, String title, String path, String address, String since) {}
}
