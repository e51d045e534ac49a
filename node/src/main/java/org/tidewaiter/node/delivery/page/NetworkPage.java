package org.tidewaiter.node.delivery.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.web.component.Definition;
import org.tidewaiter.node.web.component.Tone;

/**
 * All partners of this node.
 *
 * @param picture null where there is no partner
 * @param fingerprint of this node's key, for partners to compare
 * @param mayInvite whether the reader may invite nodes and take up invitations
 */
public record NetworkPage(
        @Nullable NetworkPicture picture,
        List<PartnerCard> partners,
        List<AlarmLine> alarms,
        @Nullable StandingNotice standing,
        @Nullable RestoredNotice restored,
        String fingerprint,
        boolean mayInvite) {

    /**
     * One partner.
     *
     * @param direction whether it sends, receives or both, in words
     * @param ring null where this node sends nothing
     * @param trouble null if all is well
     */
    public record PartnerCard(
            String name,
            String title,
            String path,
            String direction,
            boolean well,
            @Nullable Ring ring,
            @Nullable Trouble trouble,
            List<Definition> facts) {}

    /**
     * That this node may be an older copy of itself and shows no reports.
     *
     * @param since when that was noticed, in words
     * @param waiting with whom it was not compared since, in words
     * @param show whether the reader may have reports shown before
     */
    public record RestoredNotice(String since, String waiting, boolean show) {}

    /**
     * Whether this node may sign, when that needs a person.
     *
     * @param override whether the reader may record that it may
     */
    public record StandingNotice(Tone tone, String title, String words, boolean override) {}
}
