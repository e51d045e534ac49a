package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.REPORT;
import static org.tidewaiter.sql.registry.Tables.REVISION;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.registry.DecisionRefusedException.Reason;
import org.tidewaiter.report.Picture;
import org.tidewaiter.report.ReportJson;
import org.tidewaiter.report.SeizureReport;

/**
 * Puts reviewed pictures into a report and takes them out: in the revision that is open, or in a new one, which then goes
 * the way of every correction.
 */
@Component
public class PictureDecisions {

    private final DSLContext sql;
    private final StandingContent standing;
    private final Rows rows;
    private final CodeWords codeWords;
    private final Clock clock;

    PictureDecisions(DSLContext sql, StandingContent standing, Rows rows, CodeWords codeWords, Clock clock) {
        this.sql = sql;
        this.standing = standing;
        this.rows = rows;
        this.codeWords = codeWords;
        this.clock = clock;
    }

    /** Adds a picture that a person has reviewed; one that is there already changes nothing. */
    @Transactional
    public void add(AccessScope scope, UUID record, Picture picture) {
        change(scope, record, pictures -> {
            if (pictures.stream().anyMatch(one -> one.id().equals(picture.id()))) {
                return pictures;
            }
            List<Picture> more = new ArrayList<>(pictures);
            more.add(picture);
            return more;
        });
    }

    /** Takes a picture out; one that is not there changes nothing. */
    @Transactional
    public void remove(AccessScope scope, UUID record, String picture) {
        change(
                scope,
                record,
                pictures -> pictures.stream()
                        .filter(one -> !one.id().equals(picture))
                        .toList());
    }

    private void change(AccessScope scope, UUID record, UnaryOperator<List<Picture>> change) {
        scope.require(Permission.RELEASE);
        Record report = standing.lock(scope, record);
        standing.refuseIfReleased(report);
        Optional<StandingContent.Open> open = standing.open(report);
        Optional<SeizureReport> signed = standing.signed(report);
        SeizureReport content = open.map(StandingContent.Open::content)
                .or(() -> signed)
                .orElseThrow(() -> new DecisionRefusedException(Reason.WRONG_STATE));
        SeizureReport changed = content.withPictures(change.apply(content.pictures()));
        if (changed.equals(content)) {
            return;
        }
        if (open.isEmpty()) {
            begin(scope, report, changed);
        } else if (signed.isPresent() && changed.equals(signed.get())) {
            discard(open.get());
        } else {
            rewrite(report, open.get(), changed);
        }
    }

    private void begin(AccessScope scope, Record report, SeizureReport content) {
        rows.insertRevisions(List.of(new RevisionRow(
                report.get(REPORT.ID),
                report.get(REPORT.VERSION) + 1,
                "CONTENT",
                null,
                content,
                false,
                ReportState.SUBMITTED,
                scope.accountName(),
                clock.instant(),
                null,
                null)));
    }

    /** The correction has come to say what is signed already. */
    private void discard(StandingContent.Open open) {
        sql.update(REVISION)
                .set(REVISION.STATE, "DISCARDED")
                .where(REVISION.ID.eq(open.id()))
                .execute();
    }

    private void rewrite(Record report, StandingContent.Open open, SeizureReport content) {
        sql.update(REVISION)
                .set(REVISION.CONTENT, JSONB.jsonb(ReportJson.mapper().writeValueAsString(content)))
                .where(REVISION.ID.eq(open.id()))
                .execute();
        if (report.get(REPORT.VERSION) == 0) {
            Instant now = clock.instant();
            rows.replaceHead(new HeadRow(
                    report.get(REPORT.ID),
                    open.state(),
                    0,
                    null,
                    null,
                    now,
                    Decisions.pseudonym(report),
                    Projection.of(content, false, codeWords)));
        }
    }
}
