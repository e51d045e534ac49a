package org.tidewaiter.node.casework.page;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.web.component.Compared;

/**
 * What leaves and what stays, before a release.
 *
 * @param textHits what screening found in the free text, in words; empty if nothing
 * @param text whether there is free text to decide on
 */
public record ReleasePage(UUID record, String title, List<ForPartner> partners, boolean text, List<String> textHits) {

    /**
     * The comparison for one partner.
     *
     * @param profile name and version of the disclosure profile
     * @param leaves how many fields leave
     * @param stays how many fields stay
     * @param notDue why nothing at all goes; null where something does
     */
    public record ForPartner(
            String partner,
            String profile,
            String agreement,
            int leaves,
            int stays,
            @Nullable String notDue,
            List<Group> groups) {}

    /** Lines under one heading. */
    public record Group(String heading, List<Compared> lines) {}
}
