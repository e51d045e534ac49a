package org.tidewaiter.node.casework.page;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.web.component.Choice;
import org.tidewaiter.node.web.component.Definition;
import org.tidewaiter.node.web.component.State;
import org.tidewaiter.node.web.component.Step;
import org.tidewaiter.node.web.component.Tab;

/**
 * A report as its page shows it.
 *
 * @param identity originator and number, null before release
 * @param beingSigned whether it has been released and its signature is under way; the page asks again by itself
 * @param steps the line of states
 * @param tabs the versions, newest first
 * @param comparedWith number of the version that differences are marked against, null where none are
 * @param handedTo the node that issues the report since this one has handed it over; null where it has not
 * @param nominal what stays here; null where this account may not read it or there is none
 * @param proof signature and receipt of the version shown; null before the first signature
 */
public record ReportPage(
        UUID record,
        String title,
        @Nullable String identity,
        @Nullable State state,
        boolean generated,
        boolean beingSigned,
        List<Step> steps,
        List<Tab> tabs,
        @Nullable Integer comparedWith,
        List<FieldSection> sections,
        @Nullable List<FieldSection> nominal,
        boolean nominalWithheld,
        @Nullable Proof proof,
        List<PartnerLine> partners,
        @Nullable String hold,
        @Nullable String handedTo,
        Actions actions,
        int head,
        ReportPanels panels) {

    /**
     * What this account may do with the report now.
     *
     * @param successors nodes to which it may hand the report over; none where it may not
     */
    public record Actions(
            boolean verify,
            boolean giveBack,
            boolean release,
            boolean edit,
            boolean correct,
            boolean withdraw,
            boolean hold,
            boolean lift,
            boolean sendAgain,
            List<Choice> successors,
            List<Choice> withdrawalReasons,
            List<Choice> holdReasons) {}

    /** Where a version stands at one partner. */
    public record PartnerLine(
            String partner,
            int version,
            String detail,
            State state,
            double clockShare,
            String clockFigure,
            @Nullable UUID receiptId,
            @Nullable Long theirPosition) {}

    /**
     * What proves a version.
     *
     * @param facts in the words of the page
     * @param jws the bytes that were signed
     */
    public record Proof(List<Definition> facts, String digest, String jws, List<String> disclosures) {}
}
