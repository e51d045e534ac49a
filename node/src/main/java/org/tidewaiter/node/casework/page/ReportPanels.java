package org.tidewaiter.node.casework.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.pictures.page.PicturePanel;

/**
 * What the page of a report shows beside the report itself.
 *
 * @param holders who holds it; null where nobody else does
 * @param notAccepted what partners said that did not accept the newest version
 * @param fork where another branch of it stands beside what is held here; null where there is none to decide on
 * @param assessment where the analysts stand with it; null where nobody assesses it
 * @param questions what was asked about it; null where nothing was, and for those who neither ask nor answer
 */
public record ReportPanels(
        @Nullable HolderPanel holders,
        List<Setback.AtPartner> notAccepted,
        @Nullable String fork,
        @Nullable AssessmentPanel assessment,
        @Nullable QuestionPanel questions,
        PicturePanel pictures,
        LinkPanel links,
        SimilarPanel similar) {

    public ReportPanels {
        notAccepted = List.copyOf(notAccepted);
    }

    /** Whether a partner refused the newest version, which could go once more as it is. */
    public boolean refused() {
        return notAccepted.stream().anyMatch(Setback.AtPartner::again);
    }
}
