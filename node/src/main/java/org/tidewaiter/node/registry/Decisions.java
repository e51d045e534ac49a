package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.EMBARGO;
import static org.tidewaiter.sql.registry.Tables.REPORT;
import static org.tidewaiter.sql.registry.Tables.REVISION;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.database.Moments;
import org.tidewaiter.node.delivery.Deliveries;
import org.tidewaiter.node.registry.DecisionRefusedException.Reason;
import org.tidewaiter.report.Picture;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.vocabulary.Vocabulary;

/**
 * The decisions that people of this node take on a report: verify, give back, release, correct, withdraw, hold. Each
 * locks the report's row, so that of two people who decide at once one is told that things have changed.
 */
@Component
public class Decisions {

    private static final Set<ReportState> OPEN =
            EnumSet.of(ReportState.SUBMITTED, ReportState.RETURNED, ReportState.VERIFIED, ReportState.RELEASED);
    private static final Set<ReportState> BEFORE_RELEASE = EnumSet.of(ReportState.SUBMITTED, ReportState.VERIFIED);

    private final DSLContext sql;
    private final Rows rows;
    private final Vocabulary vocabulary;
    private final CodeWords codeWords;
    private final Deliveries deliveries;
    private final StandingContent standing;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Decisions(
            DSLContext sql,
            Rows rows,
            Vocabulary vocabulary,
            CodeWords codeWords,
            Deliveries deliveries,
            StandingContent standing,
            ApplicationEventPublisher events,
            Clock clock) {
        this.sql = sql;
        this.rows = rows;
        this.vocabulary = vocabulary;
        this.codeWords = codeWords;
        this.deliveries = deliveries;
        this.standing = standing;
        this.events = events;
        this.clock = clock;
    }

    /** The coordinator has checked the open revision and found it right. */
    @Transactional
    public void verify(AccessScope scope, UUID record) {
        scope.require(Permission.VERIFY);
        Record report = lock(scope, record);
        Record revision = open(report, EnumSet.of(ReportState.SUBMITTED));
        sql.update(REVISION)
                .set(REVISION.STATE, ReportState.VERIFIED.name())
                .set(REVISION.VERIFIED_BY, scope.accountName())
                .set(REVISION.VERIFIED_AT, Moments.of(clock.instant()))
                .where(REVISION.ID.eq(revision.get(REVISION.ID)))
                .execute();
        follow(report, ReportState.VERIFIED);
    }

    /** The coordinator gives the open revision back to the officer who wrote it. */
    @Transactional
    public void giveBack(AccessScope scope, UUID record) {
        scope.require(Permission.VERIFY);
        Record report = lock(scope, record);
        Record revision = open(report, BEFORE_RELEASE);
        state(revision, ReportState.RETURNED);
        follow(report, ReportState.RETURNED);
    }

    /**
     * Releases the open revision: from here on the 24-hour clock runs, and the signature follows.
     *
     * @param textReleased whether its free text may leave, as this person has read it
     */
    @Transactional
    public void release(AccessScope scope, UUID record, boolean textReleased) {
        scope.require(Permission.RELEASE);
        Record report = lock(scope, record);
        Record revision = open(report, BEFORE_RELEASE);
        Instant now = clock.instant();
        sql.update(REVISION)
                .set(REVISION.STATE, ReportState.RELEASED.name())
                .set(REVISION.TEXT_RELEASED, textReleased)
                .set(REVISION.VERIFIED_BY, DSL.coalesce(REVISION.VERIFIED_BY, scope.accountName()))
                .set(REVISION.VERIFIED_AT, DSL.coalesce(REVISION.VERIFIED_AT, Moments.of(now)))
                .set(REVISION.RELEASED_BY, scope.accountName())
                .set(REVISION.RELEASED_AT, Moments.of(now))
                .where(REVISION.ID.eq(revision.get(REVISION.ID)))
                .execute();
        released(report, now);
    }

    /** A report gets its number with its first release; a correction shows in it only when it is signed. */
    private void released(Record report, Instant now) {
        if (report.get(REPORT.VERSION) == 0) {
            sql.update(REPORT)
                    .set(REPORT.NUMBER, VersionSigner.newNumber(clock, random))
                    .set(REPORT.RELEASED_AT, Moments.of(now))
                    .where(REPORT.ID.eq(report.get(REPORT.ID)))
                    .execute();
            follow(report, ReportState.RELEASED);
        }
        events.publishEvent(new RevisionReleased());
    }

    /**
     * Hands in other content: in place of a revision that is not yet released, or as the next version of a signed report.
     * The pictures stay those that stand: they change by {@link PictureDecisions} alone.
     *
     * @param seenVersion the head version that the writer started from, 0 before the first signature
     * @param pseudonym of the case, null to leave it as it is
     */
    @Transactional
    public void rewrite(
            AccessScope scope,
            UUID record,
            int seenVersion,
            SeizureReport content,
            @Nullable CasePseudonym pseudonym,
            NewReport.ReleaseMode release) {
        Record report = lock(scope, record);
        boolean first = report.get(REPORT.VERSION) == 0;
        scope.require(first ? Permission.RECORD : Permission.CORRECT);
        if (report.get(REPORT.VERSION) != seenVersion) {
            throw new DecisionRefusedException(Reason.CHANGED_MEANWHILE);
        }
        refuseIfReleased(report);
        List<Picture> pictures = standing.pictures(report);
        discardOpen(report);
        boolean automatic = release == NewReport.ReleaseMode.AUTOMATIC;
        SeizureReport whole = content.withPictures(pictures);
        Instant now = clock.instant();
        ReportState state = automatic ? ReportState.RELEASED : ReportState.SUBMITTED;
        rows.insertRevisions(List.of(new RevisionRow(
                report.get(REPORT.ID),
                seenVersion + 1,
                "CONTENT",
                null,
                whole,
                false,
                state,
                scope.accountName(),
                now,
                automatic ? Recording.BY_AGREEMENT : null,
                automatic ? now : null)));
        CasePseudonym kept = pseudonym == null ? pseudonym(report) : pseudonym;
        if (first) {
            Projection projection = Projection.of(whole, false, codeWords);
            rows.replaceHead(new HeadRow(report.get(REPORT.ID), state, 0, null, null, now, kept, projection));
        } else if (kept != null) {
            sql.update(REPORT)
                    .set(REPORT.PSEUDONYM_KEY, kept.keyId())
                    .set(REPORT.PSEUDONYM, kept.value())
                    .where(REPORT.ID.eq(report.get(REPORT.ID)))
                    .execute();
        }
        if (automatic) {
            released(report, now);
        }
    }

    static @Nullable CasePseudonym pseudonym(Record report) {
        String value = report.get(REPORT.PSEUDONYM);
        return value == null
                ? null
                : new CasePseudonym(Objects.requireNonNull(report.get(REPORT.PSEUDONYM_KEY)), value);
    }

    /** Discards a correction that is not yet released; the signed head stays as it is. */
    @Transactional
    public void discardCorrection(AccessScope scope, UUID record) {
        scope.require(Permission.CORRECT);
        Record report = lock(scope, record);
        if (report.get(REPORT.VERSION) == 0) {
            throw new DecisionRefusedException(Reason.WRONG_STATE);
        }
        refuseIfReleased(report);
        discardOpen(report);
    }

    /**
     * Withdraws a report, for ever. One that was never released is only closed here; a signed one is withdrawn at every
     * partner by a signed version.
     *
     * @param reason code of the list {@code withdrawal-reason}
     */
    @Transactional
    public void withdraw(AccessScope scope, UUID record, String reason) {
        Record report = lock(scope, record);
        boolean unreleased = report.get(REPORT.VERSION) == 0;
        scope.require(unreleased ? Permission.RECORD : Permission.WITHDRAW);
        if (vocabulary.list("withdrawal-reason").code(reason).isEmpty()) {
            throw new IllegalArgumentException("not a code of the list withdrawal-reason");
        }
        refuseIfReleased(report);
        discardOpen(report);
        if (unreleased) {
            follow(report, ReportState.WITHDRAWN);
            return;
        }
        Instant now = clock.instant();
        rows.insertRevisions(List.of(new RevisionRow(
                report.get(REPORT.ID),
                report.get(REPORT.VERSION) + 1,
                "WITHDRAWAL",
                reason,
                null,
                false,
                ReportState.RELEASED,
                scope.accountName(),
                now,
                scope.accountName(),
                now)));
        events.publishEvent(new RevisionReleased());
    }

    /**
     * Holds a report back from all partners that do not have it yet; a hold that is there is replaced.
     *
     * @param until moment at which the hold ends by itself, null until it is lifted
     * @param reason code of the list {@code embargo-reason}
     */
    @Transactional
    public void hold(AccessScope scope, UUID record, @Nullable Instant until, String reason) {
        scope.require(Permission.EMBARGO);
        Record report = lock(scope, record);
        if (vocabulary.list("embargo-reason").code(reason).isEmpty()) {
            throw new IllegalArgumentException("not a code of the list embargo-reason");
        }
        closeHold(scope, report);
        sql.insertInto(EMBARGO)
                .set(EMBARGO.REPORT_ID, report.get(REPORT.ID))
                .set(EMBARGO.UNTIL, Moments.column(until))
                .set(EMBARGO.REASON, reason)
                .set(EMBARGO.SET_BY, scope.accountName())
                .set(EMBARGO.SET_AT, Moments.of(clock.instant()))
                .execute();
    }

    /** Ends a hold; what waited for it travels now. */
    @Transactional
    public void lift(AccessScope scope, UUID record) {
        scope.require(Permission.EMBARGO);
        Record report = lock(scope, record);
        closeHold(scope, report);
        if (report.get(REPORT.NUMBER) != null) {
            deliveries.reconsider(new ReportIdentity(report.get(REPORT.ORIGINATOR), report.get(REPORT.NUMBER)));
        }
    }

    /** Lets a version that a partner refused travel again, unchanged: the cause was at the partner, and is gone. */
    @Transactional
    public void sendAgain(AccessScope scope, UUID record) {
        scope.require(Permission.RELEASE);
        Record report = standing.lockSigned(scope, record);
        deliveries.reconsider(Identities.of(report));
    }

    private void closeHold(AccessScope scope, Record report) {
        sql.update(EMBARGO)
                .set(EMBARGO.LIFTED_BY, scope.accountName())
                .set(EMBARGO.LIFTED_AT, Moments.of(clock.instant()))
                .where(EMBARGO.REPORT_ID.eq(report.get(REPORT.ID)))
                .and(EMBARGO.LIFTED_AT.isNull())
                .execute();
    }

    private Record lock(AccessScope scope, UUID record) {
        return standing.lock(scope, record);
    }

    private Record open(Record report, Set<ReportState> wanted) {
        Record revision = sql.select()
                .from(REVISION)
                .where(REVISION.REPORT_ID.eq(report.get(REPORT.ID)))
                .and(REVISION.STATE.in(OPEN.stream().map(Enum::name).toList()))
                .fetchOptional()
                .orElseThrow(() -> new DecisionRefusedException(Reason.WRONG_STATE));
        if (!wanted.contains(ReportState.valueOf(revision.get(REVISION.STATE)))) {
            throw new DecisionRefusedException(Reason.WRONG_STATE);
        }
        return revision;
    }

    private void refuseIfReleased(Record report) {
        standing.refuseIfReleased(report);
    }

    private void discardOpen(Record report) {
        sql.update(REVISION)
                .set(REVISION.STATE, "DISCARDED")
                .where(REVISION.REPORT_ID.eq(report.get(REPORT.ID)))
                .and(REVISION.STATE.in(OPEN.stream().map(Enum::name).toList()))
                .execute();
    }

    private void state(Record revision, ReportState state) {
        sql.update(REVISION)
                .set(REVISION.STATE, state.name())
                .where(REVISION.ID.eq(revision.get(REVISION.ID)))
                .execute();
    }

    /** Before its first signature a report stands where its open revision stands. */
    private void follow(Record report, ReportState state) {
        if (report.get(REPORT.VERSION) == 0) {
            sql.update(REPORT)
                    .set(REPORT.STATE, state.name())
                    .set(REPORT.CHANGED_AT, Moments.of(clock.instant()))
                    .where(REPORT.ID.eq(report.get(REPORT.ID)))
                    .execute();
        }
    }
}
