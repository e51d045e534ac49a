package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.PICTURE;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.tidewaiter.report.Picture;

/** Writes which pictures the heads of reports name, in the caller's transaction. */
@Component
class PictureRows {

    private final DSLContext sql;
    private final ApplicationEventPublisher events;

    PictureRows(DSLContext sql, ApplicationEventPublisher events) {
        this.sql = sql;
        this.events = events;
    }

    /** Of new reports; of one that comes withdrawn, none. */
    void insert(Collection<ReportRow> reports) {
        CopyBuffer rows = rows();
        for (ReportRow report : reports) {
            if (report.projection() != null && report.state() != ReportState.WITHDRAWN) {
                add(rows, report.id(), report.projection().report().pictures());
            }
        }
        rows.send(sql);
    }

    /** Of a report with another head; what it does not name any more is told to those who keep the bytes. */
    void replace(long reportId, List<Picture> pictures) {
        Set<String> before = Set.copyOf(sql.deleteFrom(PICTURE)
                .where(PICTURE.REPORT_ID.eq(reportId))
                .returning(PICTURE.DIGEST)
                .fetch(PICTURE.DIGEST));
        CopyBuffer rows = rows();
        add(rows, reportId, pictures);
        rows.send(sql);
        Set<String> after = pictures.stream().map(Picture::digest).collect(Collectors.toSet());
        Set<String> gone =
                before.stream().filter(digest -> !after.contains(digest)).collect(Collectors.toSet());
        if (!gone.isEmpty()) {
            events.publishEvent(new PicturesUnnamed(gone));
        }
    }

    private static CopyBuffer rows() {
        return new CopyBuffer(
                "registry.picture", "report_id", "picture", "kind", "digest", "media_type", "width", "height");
    }

    private static void add(CopyBuffer rows, long reportId, List<Picture> pictures) {
        for (Picture picture : pictures) {
            rows.row(
                    reportId,
                    picture.id(),
                    picture.kind(),
                    picture.digest(),
                    picture.mediaType(),
                    picture.width(),
                    picture.height());
        }
    }
}
