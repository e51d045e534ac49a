package org.tidewaiter.node.agreements.page;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.web.component.Choice;

/**
 * One agreement, in one of its revisions.
 *
 * @param notices what is out of the ordinary, in sentences
 * @param terms of the revision shown
 * @param disclosed what of a report its profile lets through
 * @param history all revisions, the newest first
 * @param texts on their way under this number
 * @param reasons to choose from for a suspension
 * @param may what the reader may do
 */
public record AgreementPage(
        String number,
        String path,
        int revision,
        String direction,
        Mark mark,
        List<Notice> notices,
        List<Term> terms,
        List<Term> disclosed,
        List<Signature> signatures,
        String digest,
        List<RevisionLine> history,
        List<AgreementList.TextLine> texts,
        List<Choice> reasons,
        May may) {

    public AgreementPage {
        notices = List.copyOf(notices);
        terms = List.copyOf(terms);
        disclosed = List.copyOf(disclosed);
        signatures = List.copyOf(signatures);
        history = List.copyOf(history);
        texts = List.copyOf(texts);
        reasons = List.copyOf(reasons);
    }

    /** Something out of the ordinary. */
    public record Notice(String title, String words) {}

    /**
     * One side's signature.
     *
     * @param by name of the node as people read it
     * @param fingerprint of the key pinned here
     */
    public record Signature(String role, String by, String fingerprint, boolean given) {}

    /**
     * One revision.
     *
     * @param compare address of the comparison with the one before; null for the first
     * @param how it came, in words
     */
    public record RevisionLine(
            int number,
            String path,
            @Nullable String compare,
            String file,
            Mark mark,
            @Nullable Instant recordedAt,
            String how) {}

    /** What the reader may do now. */
    public record May(boolean propose, boolean suspend, boolean resume, boolean attempt) {}
}
