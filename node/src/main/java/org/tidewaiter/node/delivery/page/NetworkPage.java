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
     * Whether this node may sign or pass on, when that needs a person.
     *
     * @param override null where the reader may not record that it may
     */
    public record StandingNotice(
            Tone tone, String title, String words, @Nullable OverrideWords override) {}

    /**
     * The operator's word that this node may go on.
     *
     * @param label of the button
     * @param title of what asks once more
     * @param words what it does, and when it may be done
     */
    public record OverrideWords(String label, String title, String words) {}
}
