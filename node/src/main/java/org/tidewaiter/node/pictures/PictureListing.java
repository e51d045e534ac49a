package org.tidewaiter.node.pictures;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.delivery.AttachmentState;
import org.tidewaiter.node.delivery.Deliveries;
import org.tidewaiter.node.registry.ReportDetail;
import org.tidewaiter.node.registry.ReportState;
import org.tidewaiter.report.Picture;
import org.tidewaiter.report.SeizureReport;

/** The pictures of a report as an account may know them: those that it names, and those that were uploaded here. */
@Component
class PictureListing {

    private final ObjectProvider<OwnPictures> own;
    private final ReceivedPictureRows received;
    private final Deliveries deliveries;

    PictureListing(ObjectProvider<OwnPictures> own, ReceivedPictureRows received, Deliveries deliveries) {
        this.own = own;
        this.received = received;
        this.deliveries = deliveries;
    }

    /**
     * A picture of a report.
     *
     * @param state where it stands at this node; null for one that came from a partner
     * @param written whether the report names it, as it was last written
     * @param signed whether the report's signed head names it
     * @param here whether its bytes are at this node
     * @param partners where its bytes stand at partners that hold the report
     */
    record Listed(
            String id,
            String kind,
            @Nullable String digest,
            String mediaType,
            int width,
            int height,
            @Nullable PictureState state,
            boolean written,
            boolean signed,
            boolean here,
            List<AttachmentState> partners) {}

    List<Listed> of(AccessScope scope, ReportDetail report) {
        OwnPictures pictures = own.getIfAvailable();
        List<OwnPicture> uploaded = pictures == null
                ? List.of()
                : pictures.of(scope, report.summary().record());
        List<Picture> head = head(report);
        Set<String> signed = ids(head);
        Set<String> written = ids(written(report));
        Partners partners = new Partners(report.summary().identity());
        List<Listed> listed = new ArrayList<>();
        for (OwnPicture one : uploaded) {
            listed.add(new Listed(
                    one.id(),
                    one.kind(),
                    one.digest(),
                    one.mediaType(),
                    one.width(),
                    one.height(),
                    one.state(),
                    written.contains(one.id()),
                    signed.contains(one.id()),
                    one.state() != PictureState.DESTROYED,
                    signed.contains(one.id()) ? partners.of(one.digest()) : List.of()));
        }
        Set<String> known = uploaded.stream().map(OwnPicture::id).collect(Collectors.toSet());
        listed.addAll(
                named(head.stream().filter(one -> !known.contains(one.id())).toList(), report, partners));
        return List.copyOf(listed);
    }

    private List<Listed> named(List<Picture> pictures, ReportDetail report, Partners partners) {
        boolean ours = report.summary().recordedBy() != null;
        Set<String> here = ours
                ? pictures.stream().map(Picture::digest).collect(Collectors.toSet())
                : received.here(pictures.stream().map(Picture::digest).toList());
        return pictures.stream()
                .map(one -> new Listed(
                        one.id(),
                        one.kind(),
                        one.digest(),
                        one.mediaType(),
                        one.width(),
                        one.height(),
                        ours ? PictureState.RELEASED : null,
                        true,
                        true,
                        here.contains(one.digest()),
                        partners.of(one.digest())))
                .toList();
    }

    private static List<Picture> head(ReportDetail report) {
        SeizureReport content = report.content();
        boolean signed =
                report.summary().version() > 0 && report.summary().state() != ReportState.WITHDRAWN && content != null;
        return signed ? Objects.requireNonNull(content).pictures() : List.of();
    }

    private static List<Picture> written(ReportDetail report) {
        if (report.open() != null && report.open().content() != null) {
            return report.open().content().pictures();
        }
        return report.content() == null ? List.of() : report.content().pictures();
    }

    private static Set<String> ids(List<Picture> pictures) {
        return new HashSet<>(pictures.stream().map(Picture::id).toList());
    }

    /** Where the attachments of one report stand; asked once, and only if there is something to ask. */
    private final class Partners {

        private final @Nullable ReportIdentity identity;
        private @Nullable List<AttachmentState> states;

        Partners(@Nullable ReportIdentity identity) {
            this.identity = identity;
        }

        List<AttachmentState> of(@Nullable String digest) {
            if (identity == null || digest == null) {
                return List.of();
            }
            List<AttachmentState> known = states;
            if (known == null) {
                known = deliveries.attachments(identity);
                states = known;
            }
            return known.stream()
                    .filter(one -> one.digest().text().equals(digest))
                    .filter(one -> one.state() != AttachmentState.State.GIVEN_UP)
                    .toList();
        }
    }
}
