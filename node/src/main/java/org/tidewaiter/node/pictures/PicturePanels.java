package org.tidewaiter.node.pictures;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.pictures.PictureListing.Listed;
import org.tidewaiter.node.pictures.page.PicturePanel;
import org.tidewaiter.node.pictures.page.PictureTile;
import org.tidewaiter.node.registry.FoundPicture;
import org.tidewaiter.node.registry.ReportDetail;
import org.tidewaiter.node.registry.ReportState;
import org.tidewaiter.node.registry.ReportSummary;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.State;
import org.tidewaiter.report.Concealment;
import org.tidewaiter.report.Picture;
import org.tidewaiter.report.SeizureReport;

/** Lays pictures out for pages: those of one report, and those that a search found. */
@Component
public class PicturePanels {

    private final PictureListing listing;
    private final ReceivedPictureRows received;
    private final ObjectProvider<OwnPictures> own;
    private final PictureWords words;

    PicturePanels(
            PictureListing listing, ReceivedPictureRows received, ObjectProvider<OwnPictures> own, PictureWords words) {
        this.listing = listing;
        this.received = received;
        this.own = own;
        this.words = words;
    }

    /** The pictures of a report that this account has been let see. */
    public PicturePanel of(AccessScope scope, ReportDetail report, Page page) {
        List<Listed> listed = listing.of(scope, report);
        boolean standing =
                report.summary().recordedBy() != null && report.summary().state() != ReportState.WITHDRAWN;
        long toReview = listed.stream()
                .filter(one -> one.state() == PictureState.UNREVIEWED)
                .count();
        return new PicturePanel(
                report.summary().record(),
                listed.stream()
                        .map(one -> tile(one, scope, report.summary(), concealment(report), page))
                        .toList(),
                standing && own.getIfAvailable() != null && scope.may(Permission.RECORD),
                standing && scope.may(Permission.RELEASE) ? (int) toReview : 0);
    }

    private static List<String> concealment(ReportDetail report) {
        SeizureReport content = report.content();
        return content == null
                ? List.of()
                : content.concealment().stream()
                        .map(Concealment::place)
                        .filter(place -> place != null)
                        .distinct()
                        .toList();
    }

    PictureTile tile(Listed one, AccessScope scope, ReportSummary report, List<String> concealment, Page page) {
        boolean shown = one.here() && (one.signed() || one.state() == PictureState.RELEASED);
        boolean managed = one.state() != null && scope.may(Permission.READ_NOMINAL);
        return new PictureTile(
                one.id(),
                words.kind(one.kind(), page),
                words.facts(one.mediaType(), one.width(), one.height(), page),
                words.alt(one.kind(), report, concealment, page),
                shown ? address(report.record(), one.id()) + "/thumbnail" : null,
                managed
                        ? address(report.record(), one.id())
                        : one.here() ? address(report.record(), one.id()) + "/image" : null,
                state(one),
                page.text(stateKey(one)),
                one.partners().stream().map(state -> words.partner(state, page)).toList());
    }

    private static @Nullable State state(Listed one) {
        return switch (one.state()) {
            case null -> one.here() ? null : State.WAITING;
            case UNREVIEWED -> State.SUBMITTED;
            case RELEASED -> one.written() ? State.RELEASED : State.HELD;
            case WITHHELD -> State.HELD;
            case DESTROYED -> State.REFUSED;
        };
    }

    private static String stateKey(Listed one) {
        return "pictures.state."
                + switch (one.state()) {
                    case null -> one.here() ? "here" : "not-here";
                    case UNREVIEWED -> "unreviewed";
                    case RELEASED -> one.signed() ? "signed" : one.written() ? "released" : "dropped";
                    case WITHHELD -> one.signed() ? "removing" : "withheld";
                    case DESTROYED -> "destroyed";
                };
    }

    /** What a search found, each leading to its report. */
    public List<PictureTile> found(List<FoundPicture> pictures, Page page) {
        var here = received.here(
                pictures.stream().map(one -> one.picture().digest()).toList());
        return pictures.stream()
                .map(one -> found(
                        one,
                        one.report().recordedBy() != null
                                || here.contains(one.picture().digest()),
                        page))
                .toList();
    }

    private PictureTile found(FoundPicture one, boolean here, Page page) {
        Picture picture = one.picture();
        return new PictureTile(
                picture.id(),
                words.kind(picture.kind(), page),
                words.about(one.report(), one.concealment(), page),
                words.alt(picture.kind(), one.report(), one.concealment(), page),
                here ? address(one.report().record(), picture.id()) + "/thumbnail" : null,
                "/reports/" + one.report().record(),
                here ? null : State.WAITING,
                here ? null : page.text("pictures.state.not-here"),
                List.of());
    }

    static String address(UUID record, String id) {
        return "/reports/" + record + "/pictures/" + id;
    }
}
