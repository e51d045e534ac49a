package org.tidewaiter.node.casework;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.casework.page.ReportPanels;
import org.tidewaiter.node.delivery.LostVersions;
import org.tidewaiter.node.delivery.PartnerState;
import org.tidewaiter.node.pictures.PicturePanels;
import org.tidewaiter.node.registry.ReportDetail;
import org.tidewaiter.node.web.Page;

/** Gathers what the capabilities add to the page of a report. */
@Component
class PanelPages {

    private final HolderPages holders;
    private final Setbacks setbacks;
    private final LostVersions lost;
    private final AssessmentPages assessments;
    private final QuestionPages questions;
    private final PicturePanels pictures;
    private final LinkPages links;
    private final SimilarPages similar;

    PanelPages(
            HolderPages holders,
            Setbacks setbacks,
            LostVersions lost,
            AssessmentPages assessments,
            QuestionPages questions,
            PicturePanels pictures,
            LinkPages links,
            SimilarPages similar) {
        this.holders = holders;
        this.setbacks = setbacks;
        this.lost = lost;
        this.assessments = assessments;
        this.questions = questions;
        this.pictures = pictures;
        this.links = links;
        this.similar = similar;
    }

    /** @param newest where the newest version stands at each partner */
    ReportPanels of(AccessScope scope, ReportDetail report, List<PartnerState> newest, Page page) {
        UUID record = report.summary().record();
        return new ReportPanels(
                holders.of(report, page),
                setbacks.of(newest, page),
                fork(scope, report),
                assessments.of(scope, record, page),
                questions.of(scope, report, page),
                pictures.of(scope, report, page),
                links.of(scope, record, page),
                similar.of(scope, report.summary(), page));
    }

    private @Nullable String fork(AccessScope scope, ReportDetail report) {
        ReportIdentity identity = report.summary().identity();
        return identity == null || report.summary().recordedBy() == null || !scope.may(Permission.RELEASE)
                ? null
                : lost.branch(scope, identity)
                        .map(version -> LostVersionController.PATH + "/" + identity + "/" + version.version())
                        .orElse(null);
    }
}
