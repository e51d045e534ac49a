package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.REPORT;
import static org.tidewaiter.sql.registry.Tables.REVISION;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.journal.Change;
import org.tidewaiter.node.journal.Journal;
import org.tidewaiter.node.journal.JournalEntry;
import org.tidewaiter.node.journal.NewEntry;
import org.tidewaiter.report.ReportJson;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** Signs released revisions in batches: version, journal row and new head in one transaction. */
@Component
class ReleaseSigning {

    private static final int BATCH = 200;

    private final DSLContext sql;
    private final Rows rows;
    private final VersionSigner signer;
    private final Journal journal;
    private final Vocabulary vocabulary;
    private final Clock clock;

    ReleaseSigning(
            DSLContext sql, Rows rows, VersionSigner signer, Journal journal, Vocabulary vocabulary, Clock clock) {
        this.sql = sql;
        this.rows = rows;
        this.signer = signer;
        this.journal = journal;
        this.vocabulary = vocabulary;
        this.clock = clock;
    }

    /**
     * Signs up to one batch of released revisions, oldest first; another instance's rows are left to it.
     *
     * @return how many were signed; 0 also while this node may not sign
     */
    @Transactional
    int signBatch() {
        if (!signer.permitted()) {
            return 0;
        }
        List<Record> work = sql.select()
                .from(REVISION)
                .join(REPORT)
                .on(REPORT.ID.eq(REVISION.REPORT_ID))
                .where(REVISION.STATE.eq(ReportState.RELEASED.name()))
                .orderBy(REVISION.ID)
                .limit(BATCH)
                .forUpdate()
                .skipLocked()
                .fetch()
                .map(row -> row);
        if (work.isEmpty()) {
            return 0;
        }
        List<VersionRow> signed =
                work.stream().map(row -> signer.sign(toSign(row))).toList();
        for (int i = 0; i < work.size(); i++) {
            settle(work.get(i), signed.get(i));
        }
        append(work, signed);
        return work.size();
    }

    private static VersionSigner.ToSign toSign(Record row) {
        String content = row.get(REVISION.CONTENT) == null
                ? null
                : row.get(REVISION.CONTENT).data();
        return new VersionSigner.ToSign(
                row.get(REPORT.ID),
                identity(row),
                row.get(REVISION.VERSION),
                content(content),
                row.get(REVISION.REASON),
                row.get(REVISION.TEXT_RELEASED),
                pseudonym(row),
                row.get(REPORT.DIGEST),
                row.get(REVISION.RELEASED_AT).toInstant());
    }

    static @Nullable SeizureReport content(@Nullable String json) {
        return json == null ? null : ReportJson.mapper().readValue(json, SeizureReport.class);
    }

    private static ReportIdentity identity(Record row) {
        return new ReportIdentity(row.get(REPORT.ORIGINATOR), row.get(REPORT.NUMBER));
    }

    private static @Nullable CasePseudonym pseudonym(Record row) {
        String value = row.get(REPORT.PSEUDONYM);
        return value == null ? null : new CasePseudonym(Objects.requireNonNull(row.get(REPORT.PSEUDONYM_KEY)), value);
    }

    private void settle(Record row, VersionRow version) {
        sql.update(REVISION)
                .set(REVISION.STATE, ReportState.SIGNED.name())
                .where(REVISION.ID.eq(row.get(REVISION.ID)))
                .execute();
        if (version.kind().equals("WITHDRAWAL")) {
            rows.withdraw(version.reportId(), version.version(), version.digest(), clock.instant());
            return;
        }
        SeizureReport content = Objects.requireNonNull(toSign(row).content());
        rows.replaceHead(new ReportRow(
                version.reportId(),
                row.get(REPORT.RECORD),
                row.get(REPORT.ORIGINATOR),
                row.get(REPORT.NUMBER),
                ReportState.SIGNED,
                version.version(),
                version.digest(),
                row.get(REPORT.SOURCE),
                row.get(REPORT.SOURCE_KEY),
                row.get(REPORT.RECORDED_BY),
                row.get(REPORT.OFFICE),
                row.get(REPORT.RECORDED_AT).toInstant(),
                version.releasedAt(),
                clock.instant(),
                pseudonym(row),
                Projection.of(content, row.get(REVISION.TEXT_RELEASED), vocabulary)));
    }

    private void append(List<Record> work, List<VersionRow> signed) {
        List<NewEntry> entries = new ArrayList<>(work.size());
        for (int i = 0; i < work.size(); i++) {
            ReportIdentity identity = identity(work.get(i));
            VersionRow version = signed.get(i);
            entries.add(new NewEntry(
                    identity.originator(),
                    identity.number(),
                    version.version(),
                    Change.valueOf(version.kind()),
                    version.source()));
        }
        List<JournalEntry> appended = journal.append(entries);
        List<VersionRow> placed = new ArrayList<>(signed.size());
        for (int i = 0; i < signed.size(); i++) {
            placed.add(signed.get(i).at(appended.get(i).position()));
        }
        rows.insertVersions(placed);
    }
}
