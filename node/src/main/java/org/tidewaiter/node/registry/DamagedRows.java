package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.REPORT;
import static org.tidewaiter.sql.registry.Tables.VERSION;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.exchange.version.VersionVerifier;
import org.tidewaiter.node.database.Moments;
import org.tidewaiter.node.delivery.DamagedVersions;
import org.tidewaiter.node.delivery.IncomingVersions.Reception;
import org.tidewaiter.node.delivery.VersionRef;

/**
 * Sets stored versions aside that arrive again and whose own bytes or place contradict what is stored, so that what has been
 * verified now is taken in their stead.
 */
@Component
class DamagedRows {

    private static final String SET_ASIDE = """
            with damaged as (
                delete from registry.version where report_id = ? and version = ? returning *)
            insert into registry.damaged_version (originator, number, version, source, receipt_id, found_at, stored)
            select ?, cast(? as uuid), d.version, d.source, cast(? as uuid), cast(? as timestamptz), to_jsonb(d)
              from damaged d
            """;

    private final DSLContext sql;
    private final Ways ways;
    private final VersionVerifier verifier;
    private final ApplicationEventPublisher events;

    DamagedRows(DSLContext sql, Ways ways, VersionVerifier verifier, ApplicationEventPublisher events) {
        this.sql = sql;
        this.ways = ways;
        this.verifier = verifier;
        this.events = events;
    }

    /**
     * Sets aside what is damaged of these, in the caller's transaction.
     *
     * @param again versions that are held and arrive again
     * @return whether something was set aside
     */
    boolean setAside(Reception reception, Set<VersionRef> again) {
        if (again.isEmpty()) {
            return false;
        }
        List<VersionRef> damaged = new ArrayList<>();
        for (StoredReport report : stored(again)) {
            for (Record row : report.rows()) {
                VersionRef version = new VersionRef(report.identity(), row.get(VERSION.VERSION_));
                if (again.contains(version) && isDamaged(reception.sender(), report, row)) {
                    setAside(version, row, reception.receiptId(), reception.receivedAt());
                    damaged.add(version);
                }
            }
        }
        if (!damaged.isEmpty()) {
            events.publishEvent(new DamagedVersions(reception.sender(), damaged));
        }
        return !damaged.isEmpty();
    }

    /**
     * Makes the place of an own version free, in the caller's transaction.
     *
     * @return false where a sound version stands there
     */
    boolean setAsideOwn(ReportIdentity identity, int number, Instant now) {
        VersionRef version = new VersionRef(identity, number);
        for (StoredReport report : stored(Set.of(version))) {
            for (Record row : report.rows()) {
                if (row.get(VERSION.VERSION_) == number) {
                    if (VersionBytes.of(identity, row, verifier).sound()) {
                        return false;
                    }
                    setAside(version, row, ReceivedReports.noReceipt(), now);
                }
            }
        }
        return true;
    }

    private boolean isDamaged(String sender, StoredReport report, Record row) {
        boolean misplaced = report.head()
                .filter(head -> head.get(VERSION.VERSION_).equals(row.get(VERSION.VERSION_)))
                .filter(head -> !StoredReport.standsWith(head))
                .isPresent();
        List<Way> all = report.ways(row);
        List<Way> theirs =
                all.stream().filter(way -> way.source().equals(sender)).toList();
        return !theirs.isEmpty()
                && (misplaced
                        || !VersionBytes.of(report.identity(), row, verifier)
                                .broughtBy(theirs, all, row, verifier)
                                .sound());
    }

    private List<StoredReport> stored(Set<VersionRef> versions) {
        List<Field<?>> columns = new ArrayList<>(VersionBytes.COLUMNS);
        columns.addAll(List.of(
                REPORT.ID,
                REPORT.ORIGINATOR,
                REPORT.NUMBER,
                REPORT.STATE,
                REPORT.VERSION,
                REPORT.DIGEST,
                VERSION.AGREEMENT,
                VERSION.LANE_EPOCH,
                VERSION.LANE_SEQUENCE,
                VERSION.RECALLED));
        Map<ReportIdentity, List<Record>> rows = new LinkedHashMap<>();
        sql.select(columns)
                .from(REPORT)
                .join(VERSION)
                .on(VERSION.REPORT_ID.eq(REPORT.ID))
                .where(Identities.among(
                        versions.stream().map(VersionRef::identity).toList()))
                .orderBy(REPORT.ID, VERSION.VERSION_)
                .forEach(row -> rows.computeIfAbsent(Identities.of(row), none -> new ArrayList<>())
                        .add(row));
        Ways.Known known = ways.of(rows.values().stream()
                .map(report -> report.getFirst().get(REPORT.ID))
                .toList());
        return rows.entrySet().stream()
                .map(report -> new StoredReport(report.getKey(), report.getValue(), known))
                .toList();
    }

    private void setAside(VersionRef version, Record row, UUID receipt, Instant now) {
        sql.execute(
                SET_ASIDE,
                row.get(REPORT.ID),
                version.version(),
                version.identity().originator(),
                version.identity().number(),
                receipt,
                Moments.of(now));
    }
}
