package org.tidewaiter.node.pictures;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.node.pictures.PictureListing.Listed;
import org.tidewaiter.node.pictures.page.PicturesPage;
import org.tidewaiter.node.pictures.page.ReviewPage;
import org.tidewaiter.node.registry.DecisionRefusedException;
import org.tidewaiter.node.registry.DecisionRefusedException.Reason;
import org.tidewaiter.node.registry.ReportDetail;
import org.tidewaiter.node.registry.ReportState;
import org.tidewaiter.node.registry.Reports;
import org.tidewaiter.node.web.Fault;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Choice;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** Puts the pages on one report's pictures together. */
@Component
@HoldsNominalData
class PicturePages {

    private final Reports reports;
    private final OwnPictures pictures;
    private final PictureListing listing;
    private final PicturePanels panels;
    private final PictureWords words;
    private final Vocabulary vocabulary;

    PicturePages(
            Reports reports,
            OwnPictures pictures,
            PictureListing listing,
            PicturePanels panels,
            PictureWords words,
            Vocabulary vocabulary) {
        this.reports = reports;
        this.pictures = pictures;
        this.listing = listing;
        this.panels = panels;
        this.words = words;
        this.vocabulary = vocabulary;
    }

    PicturesPage list(AccessScope scope, UUID record, @Nullable String kind, List<Fault> faults, int taken, Page page) {
        ReportDetail report = require(scope, record);
        return new PicturesPage(
                panels.of(scope, report, page),
                words.report(report.summary(), page),
                vocabulary.list("picture-kind").codes().stream()
                        .map(code -> new Choice(
                                code.code(), code.labels().in(page.language().locale())))
                        .toList(),
                kind,
                faults,
                taken == 0 ? null : page.text("pictures.taken", taken));
    }

    ReviewPage review(AccessScope scope, UUID record, String id, boolean missing, Page page) {
        ReportDetail report = require(scope, record);
        OwnPicture picture = pictures.find(scope, record, id).orElseThrow(PictureProblems::notFound);
        List<Listed> all = listing.of(scope, report);
        Listed listed =
                all.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow(PictureProblems::notFound);
        String next = all.stream()
                .filter(one ->
                        one.state() == PictureState.UNREVIEWED && !one.id().equals(id))
                .findFirst()
                .map(one -> PicturePanels.address(record, one.id()))
                .orElse(null);
        return new ReviewPage(
                record,
                panels.tile(listed, scope, report.summary(), List.of(), page),
                words.report(report.summary(), page),
                listed.here() ? PicturePanels.address(record, id) + "/image" : null,
                page.text(
                        "pictures.uploaded",
                        picture.uploadedBy(),
                        page.wording().time(picture.uploadedAt())),
                picture.decidedBy() == null || picture.decidedAt() == null
                        ? null
                        : page.text(
                                "pictures.decided",
                                picture.decidedBy(),
                                page.wording().time(picture.decidedAt())),
                next,
                missing,
                actions(scope, report, listed));
    }

    /** What may be decided now; the review checks again when it is done. */
    private static ReviewPage.Actions actions(AccessScope scope, ReportDetail report, Listed one) {
        boolean released = report.open() != null && report.open().state() == ReportState.RELEASED;
        if (!scope.may(Permission.RELEASE) || report.summary().state() == ReportState.WITHDRAWN) {
            return new ReviewPage.Actions(false, false, false, false, false);
        }
        boolean unreviewed = one.state() == PictureState.UNREVIEWED;
        boolean withheld = one.state() == PictureState.WITHHELD;
        boolean inReport = one.state() == PictureState.RELEASED;
        return new ReviewPage.Actions(
                unreviewed && !released,
                unreviewed,
                unreviewed || withheld && !one.signed(),
                withheld || inReport && !one.signed() && !released,
                inReport && one.signed() && !released);
    }

    private ReportDetail require(AccessScope scope, UUID record) {
        ReportDetail report =
                reports.find(scope, record).orElseThrow(() -> new DecisionRefusedException(Reason.NOT_FOUND));
        if (report.summary().recordedBy() == null) {
            throw new DecisionRefusedException(Reason.NOT_FOUND);
        }
        return report;
    }
}
