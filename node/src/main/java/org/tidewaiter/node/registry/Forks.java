package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.REPORT;
import static org.tidewaiter.sql.registry.Tables.REVISION;
import static org.tidewaiter.sql.registry.Tables.VERSION;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.version.Disclosure;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.exchange.version.VersionContent;
import org.tidewaiter.exchange.version.VersionKind;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.registry.DecisionRefusedException.Reason;
import org.tidewaiter.report.SeizureReport;

/**
 * Reports of which this node has signed two branches. A person says what the next version is to say; it is numbered above both
 * and follows both. A withdrawal in either branch is final.
 */
@Component
public class Forks {

    private final DSLContext sql;
    private final Branches branches;
    private final StandingContent standing;
    private final Rows rows;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Forks(
            DSLContext sql,
            Branches branches,
            StandingContent standing,
            Rows rows,
            ApplicationEventPublisher events,
            Clock clock) {
        this.sql = sql;
        this.branches = branches;
        this.standing = standing;
        this.rows = rows;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Two branches side by side.
     *
     * @param record the report's name inside this node
     * @param head number of the version with which it stands here
     * @param ours what that version says, as far as the other one says anything of the kind; null where it withdraws the report
     * @param theirs what the other version says, as far as a partner was shown it; null where it withdraws the report
     */
    public record Fork(
            UUID record,
            int head,
            @Nullable SeizureReport ours,
            @Nullable SeizureReport theirs) {}

    /** The two branches, if the version is one that no version here has followed yet. */
    @Transactional(readOnly = true)
    public Optional<Fork> of(AccessScope scope, VersionContent other) {
        scope.require(Permission.RELEASE);
        return branches.isOpen(other)
                ? sql.select()
                        .from(REPORT)
                        .join(VERSION)
                        .on(VERSION.REPORT_ID.eq(REPORT.ID).and(VERSION.VERSION_.eq(REPORT.VERSION)))
                        .where(named(other.claims().identity()))
                        .and(Visibility.toChange(scope))
                        .fetchOptional(row -> fork(row, other))
                : Optional.empty();
    }

    private static Condition named(ReportIdentity identity) {
        return REPORT.ORIGINATOR.eq(identity.originator()).and(REPORT.NUMBER.eq(identity.number()));
    }

    private static Fork fork(Record head, VersionContent other) {
        Set<String> kinds = other.disclosures().stream()
                .map(disclosure -> kind(disclosure.name()))
                .collect(Collectors.toSet());
        List<String> comparable = List.of(head.get(VERSION.DISCLOSURES)).stream()
                .filter(one -> isWithdrawal(other)
                        || kinds.contains(kind(DisclosedContent.part(one).name())))
                .toList();
        return new Fork(
                head.get(REPORT.RECORD),
                head.get(REPORT.VERSION),
                comparable.isEmpty() ? null : DisclosedContent.of(comparable),
                isWithdrawal(other) ? null : DisclosedContent.of(encoded(other)));
    }

    /** Lines, legs and pictures have names of their own in each version. */
    private static String kind(String part) {
        return part.split("/", 2)[0];
    }

    private static boolean isWithdrawal(VersionContent version) {
        return version.claims().kind() == VersionKind.WITHDRAWAL;
    }

    private static List<String> encoded(VersionContent version) {
        return version.disclosures().stream().map(Disclosure::encoded).toList();
    }

    /**
     * The next version says what the version says with which the report stands here; in the caller's transaction.
     *
     * @return the report's name inside this node
     * @throws DecisionRefusedException if the version is no branch any more, or a correction is being written
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID keep(AccessScope scope, VersionContent other) {
        Record report = lock(scope, other);
        if (isWithdrawn(report)) {
            return release(scope, report, "WITHDRAWAL", reason(report), null, false);
        }
        return sql.select(REVISION.CONTENT, REVISION.TEXT_RELEASED)
                .from(REVISION)
                .where(REVISION.REPORT_ID.eq(report.get(REPORT.ID)))
                .and(REVISION.VERSION.eq(report.get(REPORT.VERSION)))
                .and(REVISION.STATE.eq(ReportState.SIGNED.name()))
                .and(REVISION.CONTENT.isNotNull())
                .orderBy(REVISION.ID.desc())
                .limit(1)
                .fetchOptional()
                .map(written -> release(
                        scope,
                        report,
                        "CONTENT",
                        null,
                        ReleaseSigning.content(written.value1().data()),
                        written.value2()))
                .orElseThrow(() -> new DecisionRefusedException(Reason.WRONG_STATE));
    }

    /** The next version says what the other branch says, as far as a partner was shown it; else as {@link #keep}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID takeOver(AccessScope scope, VersionContent other) {
        Record report = lock(scope, other);
        if (isWithdrawal(other)) {
            return release(scope, report, "WITHDRAWAL", other.claims().reason(), null, false);
        }
        if (isWithdrawn(report)) {
            throw new DecisionRefusedException(Reason.WITHDRAWN);
        }
        boolean text = other.disclosures().stream().anyMatch(part -> part.name().equals("text"));
        return release(scope, report, "CONTENT", null, DisclosedContent.of(encoded(other)), text);
    }

    /** The next version withdraws the report; else as {@link #keep}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID withdraw(AccessScope scope, VersionContent other, String reason) {
        scope.require(Permission.WITHDRAW);
        return release(scope, lock(scope, other), "WITHDRAWAL", reason, null, false);
    }

    private Record lock(AccessScope scope, VersionContent other) {
        scope.require(Permission.RELEASE);
        UUID record = sql.select(REPORT.RECORD)
                .from(REPORT)
                .where(named(other.claims().identity()))
                .fetchOptional(REPORT.RECORD)
                .orElseThrow(() -> new DecisionRefusedException(Reason.NOT_FOUND));
        Record report = standing.lockSigned(scope, record);
        standing.refuseIfReleased(report);
        if (!branches.isOpen(other)) {
            throw new DecisionRefusedException(Reason.CHANGED_MEANWHILE);
        }
        if (standing.open(report).isPresent()) {
            throw new DecisionRefusedException(Reason.WRONG_STATE);
        }
        return report;
    }

    private static boolean isWithdrawn(Record report) {
        return report.get(REPORT.STATE).equals(ReportState.WITHDRAWN.name());
    }

    private @Nullable String reason(Record report) {
        return sql.select(VERSION.REASON)
                .from(VERSION)
                .where(VERSION.REPORT_ID.eq(report.get(REPORT.ID)))
                .and(VERSION.VERSION_.eq(report.get(REPORT.VERSION)))
                .fetchOne(VERSION.REASON);
    }

    private UUID release(
            AccessScope scope,
            Record report,
            String kind,
            @Nullable String reason,
            @Nullable SeizureReport content,
            boolean text) {
        Instant now = clock.instant();
        rows.insertRevisions(List.of(new RevisionRow(
                report.get(REPORT.ID),
                report.get(REPORT.VERSION) + 1,
                kind,
                reason,
                content,
                text,
                ReportState.RELEASED,
                scope.accountName(),
                now,
                scope.accountName(),
                now)));
        events.publishEvent(new RevisionReleased());
        return Objects.requireNonNull(report.get(REPORT.RECORD));
    }
}
