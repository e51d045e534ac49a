package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.REPORT;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.journal.Change;
import org.tidewaiter.node.journal.Journal;
import org.tidewaiter.node.journal.JournalEntry;
import org.tidewaiter.node.journal.NewEntry;
import org.tidewaiter.node.settings.NodeSettings;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** Records new reports of this node's own authority. */
@Component
public class Recording {

    private final DSLContext sql;
    private final Rows rows;
    private final VersionSigner signer;
    private final Journal journal;
    private final NodeSettings settings;
    private final Vocabulary vocabulary;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Recording(
            DSLContext sql,
            Rows rows,
            VersionSigner signer,
            Journal journal,
            NodeSettings settings,
            Vocabulary vocabulary,
            ApplicationEventPublisher events,
            Clock clock) {
        this.sql = sql;
        this.rows = rows;
        this.signer = signer;
        this.journal = journal;
        this.settings = settings;
        this.vocabulary = vocabulary;
        this.events = events;
        this.clock = clock;
    }

    /** What is written of one new report. */
    private record Fresh(ReportRow report, RevisionRow revision, VersionSigner.@Nullable ToSign toSign) {}

    /**
     * Records checked reports, all in one transaction. A report whose source key is there already changes nothing.
     * Released reports are signed in the same transaction where this node may sign; otherwise their signature follows.
     *
     * @return one outcome for each report, in order
     */
    @Transactional
    public List<RecordOutcome> record(AccessScope scope, List<NewReport> reports) {
        scope.require(Permission.RECORD);
        Map<String, UUID> known = known(reports);
        boolean sign = signer.permitted();
        List<RecordOutcome> outcomes = new ArrayList<>(reports.size());
        List<NewReport> fresh = new ArrayList<>();
        List<UUID> records = new ArrayList<>();
        for (NewReport report : reports) {
            UUID there = report.sourceKey() == null ? null : known.get(report.sourceKey());
            if (there != null) {
                outcomes.add(new RecordOutcome.AlreadyThere(there));
                continue;
            }
            UUID record = UUID.randomUUID();
            if (report.sourceKey() != null) {
                known.put(report.sourceKey(), record);
            }
            fresh.add(report);
            records.add(record);
            outcomes.add(new RecordOutcome.Recorded(record));
        }
        store(scope, fresh, records, sign);
        return List.copyOf(outcomes);
    }

    private Map<String, UUID> known(List<NewReport> reports) {
        List<String> keys = reports.stream()
                .map(NewReport::sourceKey)
                .filter(Objects::nonNull)
                .toList();
        if (keys.isEmpty()) {
            return new HashMap<>();
        }
        // One importer at a time, so that two of them cannot both miss the same key.
        sql.fetch("select pg_advisory_xact_lock(hashtext('registry.source_key'))");
        return new HashMap<>(sql.select(REPORT.SOURCE_KEY, REPORT.RECORD)
                .from(REPORT)
                .where(REPORT.ORIGINATOR.eq(settings.node().originator()))
                .and(REPORT.SOURCE_KEY.in(keys))
                .fetchMap(REPORT.SOURCE_KEY, REPORT.RECORD));
    }

    private void store(AccessScope scope, List<NewReport> reports, List<UUID> records, boolean sign) {
        if (reports.isEmpty()) {
            return;
        }
        List<Long> ids = rows.reportIds(reports.size());
        List<Fresh> all = new ArrayList<>(reports.size());
        for (int i = 0; i < reports.size(); i++) {
            all.add(fresh(scope, reports.get(i), records.get(i), ids.get(i)));
        }
        List<VersionRow> signed = new ArrayList<>();
        if (sign) {
            all.stream()
                    .map(Fresh::toSign)
                    .filter(Objects::nonNull)
                    .map(signer::sign)
                    .forEach(signed::add);
        }
        Map<Long, VersionRow> versions = new HashMap<>();
        signed.forEach(row -> versions.put(row.reportId(), row));
        rows.insertReports(all.stream()
                .map(one -> withVersion(one.report(), versions.get(one.report().id())))
                .toList());
        rows.insertRevisions(all.stream()
                .map(one ->
                        withVersion(one.revision(), versions.get(one.revision().reportId())))
                .toList());
        append(all, signed);
        if (!sign) {
            events.publishEvent(new RevisionReleased());
        }
    }

    private void append(Collection<Fresh> all, List<VersionRow> signed) {
        if (signed.isEmpty()) {
            return;
        }
        Map<Long, ReportIdentity> identities = new HashMap<>();
        all.forEach(one -> {
            if (one.toSign() != null) {
                identities.put(one.toSign().reportId(), one.toSign().identity());
            }
        });
        List<NewEntry> entries = signed.stream()
                .map(row -> {
                    ReportIdentity identity = Objects.requireNonNull(identities.get(row.reportId()));
                    return new NewEntry(
                            identity.originator(), identity.number(), row.version(), Change.CONTENT, row.source());
                })
                .toList();
        List<JournalEntry> appended = journal.append(entries);
        List<VersionRow> placed = new ArrayList<>(signed.size());
        for (int i = 0; i < signed.size(); i++) {
            placed.add(signed.get(i).at(appended.get(i).position()));
        }
        rows.insertVersions(placed);
    }

    private Fresh fresh(AccessScope scope, NewReport report, UUID record, long id) {
        Instant now = clock.instant();
        boolean released = report.release() == NewReport.ReleaseMode.AUTOMATIC;
        UUID number = released ? VersionSigner.newNumber(clock, random) : null;
        String originator = Objects.requireNonNull(settings.node().originator(), "only a national node records");
        ReportState state = released ? ReportState.RELEASED : ReportState.SUBMITTED;
        ReportRow row = new ReportRow(
                id,
                record,
                originator,
                number,
                state,
                0,
                null,
                settings.node().name(),
                report.sourceKey(),
                scope.accountName(),
                scope.office().orElse(null),
                now,
                released ? now : null,
                now,
                report.pseudonym(),
                Projection.of(report.report(), false, vocabulary));
        RevisionRow revision = new RevisionRow(
                id,
                1,
                "CONTENT",
                null,
                report.report(),
                false,
                state,
                scope.accountName(),
                now,
                released ? "agreement" : null,
                released ? now : null);
        VersionSigner.ToSign toSign = number == null
                ? null
                : new VersionSigner.ToSign(
                        id,
                        new ReportIdentity(originator, number),
                        1,
                        report.report(),
                        null,
                        false,
                        report.pseudonym(),
                        null,
                        now);
        return new Fresh(row, revision, toSign);
    }

    private static ReportRow withVersion(ReportRow row, @Nullable VersionRow version) {
        if (version == null) {
            return row;
        }
        return new ReportRow(
                row.id(),
                row.record(),
                row.originator(),
                row.number(),
                ReportState.SIGNED,
                version.version(),
                version.digest(),
                row.source(),
                row.sourceKey(),
                row.recordedBy(),
                row.office(),
                row.recordedAt(),
                row.releasedAt(),
                row.changedAt(),
                row.pseudonym(),
                row.projection());
    }

    private static RevisionRow withVersion(RevisionRow row, @Nullable VersionRow version) {
        if (version == null) {
            return row;
        }
        return new RevisionRow(
                row.reportId(),
                row.version(),
                row.kind(),
                row.reason(),
                row.content(),
                row.textReleased(),
                ReportState.SIGNED,
                row.writtenBy(),
                row.writtenAt(),
                row.releasedBy(),
                row.releasedAt());
    }
}
