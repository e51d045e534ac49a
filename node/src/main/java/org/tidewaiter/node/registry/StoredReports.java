package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.REPORT;
import static org.tidewaiter.sql.registry.Tables.VERSION;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Reads all reports of which versions came from one node, and those of some originators, with all bytes, in the order of a comparison. */
@Component
class StoredReports {

    /** Reports whose bytes are read at once. */
    private static final int BATCH = 200;

    // Sorted are ids alone: the bytes of all versions would not fit where PostgreSQL sorts.
    private static final String IDS = """
            select r.id
              from registry.report r
             where r.number is not null
               and (r.originator = any (cast(? as text[]))
                    and exists (select 1 from registry.version v where v.report_id = r.id)
                    or exists (select 1 from registry.version v where v.report_id = r.id and v.source = ?)
                    or exists (select 1 from registry.way w where w.report_id = r.id and w.source = ?))
             order by sha256(convert_to(r.originator || '/' || cast(r.number as text), 'UTF8'))
            """;

    private static final List<Field<?>> COLUMNS = columns();

    private final DSLContext sql;
    private final Ways ways;

    StoredReports(DSLContext sql, Ways ways) {
        this.sql = sql;
        this.ways = ways;
    }

    private static List<Field<?>> columns() {
        List<Field<?>> columns = new ArrayList<>(VersionBytes.COLUMNS);
        columns.addAll(List.of(
                REPORT.ID,
                REPORT.ORIGINATOR,
                REPORT.NUMBER,
                REPORT.STATE,
                REPORT.VERSION,
                REPORT.DIGEST,
                VERSION.RECALLED,
                VERSION.AGREEMENT,
                VERSION.LANE_EPOCH,
                VERSION.LANE_SEQUENCE,
                VERSION.POSITION,
                VERSION.RELEASED_AT));
        return columns;
    }

    /** In the caller's transaction, which keeps what is read as it was when it began. */
    void each(String source, List<String> originators, Consumer<StoredReport> report) {
        try (Cursor<Record> ids = sql.resultQuery(IDS, originators.toArray(String[]::new), source, source)
                .fetchSize(BATCH)
                .fetchLazy()) {
            List<Long> batch = next(ids);
            while (!batch.isEmpty()) {
                read(batch).forEach(report);
                batch = next(ids);
            }
        }
    }

    private static List<Long> next(Cursor<Record> ids) {
        return ids.fetchNext(BATCH).map(row -> row.get(0, Long.class));
    }

    private List<StoredReport> read(List<Long> ids) {
        Map<Long, List<Record>> rows = new HashMap<>();
        sql.select(COLUMNS)
                .from(REPORT)
                .join(VERSION)
                .on(VERSION.REPORT_ID.eq(REPORT.ID))
                .where(REPORT.ID.eq(DSL.any(ids.toArray(Long[]::new))))
                .orderBy(VERSION.VERSION_)
                .forEach(row -> rows.computeIfAbsent(row.get(REPORT.ID), none -> new ArrayList<>())
                        .add(row));
        Ways.Known known = ways.of(ids);
        return ids.stream()
                .map(id -> Objects.requireNonNull(rows.get(id)))
                .map(found -> new StoredReport(Identities.of(found.getFirst()), found, known))
                .toList();
    }
}
