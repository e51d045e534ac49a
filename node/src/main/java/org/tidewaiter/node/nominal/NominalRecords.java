package org.tidewaiter.node.nominal;

import static org.tidewaiter.sql.nominal.Tables.RECORD;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.sealing.Sealer;
import org.tidewaiter.report.NominalPart;
import org.tidewaiter.report.ReportJson;

/** Keeps one sealed nominal record for each report, with its earlier revisions. */
@Component
@HoldsNominalData
public class NominalRecords {

    private final DSLContext sql;
    private final Sealer sealer;
    private final Clock clock;

    NominalRecords(DSLContext sql, Sealer sealer, Clock clock) {
        this.sql = sql;
        this.sealer = sealer;
        this.clock = clock;
    }

    /**
     * Seals and stores nominal parts, as the next revision of each report's record; an empty part is stored only where it
     * replaces another.
     */
    @Transactional
    public void store(AccessScope scope, Map<UUID, NominalPart> parts) {
        scope.require(Permission.RECORD);
        if (parts.isEmpty()) {
            return;
        }
        Map<UUID, Integer> newest = newest(parts.keySet());
        Map<UUID, NominalPart> recorded = new LinkedHashMap<>(parts);
        recorded.entrySet()
                .removeIf(entry -> !newest.containsKey(entry.getKey())
                        && NominalPart.none().equals(entry.getValue()));
        if (recorded.isEmpty()) {
            return;
        }
        OffsetDateTime now = OffsetDateTime.now(clock.withZone(ZoneOffset.UTC));
        var rows = sql.insertInto(
                RECORD,
                RECORD.RECORD_,
                RECORD.REVISION,
                RECORD.SEALED,
                RECORD.KEY_ID,
                RECORD.WRITTEN_BY,
                RECORD.WRITTEN_AT);
        for (Map.Entry<UUID, NominalPart> entry : recorded.entrySet()) {
            int revision = newest.getOrDefault(entry.getKey(), 0) + 1;
            byte[] sealed = sealer.seal(
                    ReportJson.mapper().writeValueAsBytes(entry.getValue()), context(entry.getKey(), revision));
            rows = rows.values(entry.getKey(), revision, sealed, sealer.keyId(), scope.accountName(), now);
        }
        rows.execute();
    }

    /** The newest nominal record of a report that the caller has already been let see. */
    @Transactional(readOnly = true)
    public Optional<NominalPart> read(AccessScope scope, UUID record) {
        scope.require(Permission.READ_NOMINAL);
        return sql.selectFrom(RECORD)
                .where(RECORD.RECORD_.eq(record))
                .orderBy(RECORD.REVISION.desc())
                .limit(1)
                .fetchOptional()
                .map(row -> ReportJson.mapper()
                        .readValue(
                                sealer.open(row.getSealed(), context(record, row.getRevision())), NominalPart.class));
    }

    /** The newest revision of those that there are. Each is looked for by itself, however much the table has grown. */
    private Map<UUID, Integer> newest(Collection<UUID> records) {
        Field<UUID> wanted = DSL.field(DSL.name("wanted", "record"), UUID.class);
        Field<Integer> revision =
                DSL.field(DSL.select(DSL.max(RECORD.REVISION)).from(RECORD).where(RECORD.RECORD_.eq(wanted)));
        Map<UUID, Integer> newest = new HashMap<>();
        sql.select(wanted, revision)
                .from(DSL.unnest(records.toArray(UUID[]::new)).as("wanted", "record"))
                .forEach(row -> {
                    if (row.value2() != null) {
                        newest.put(row.value1(), row.value2());
                    }
                });
        return newest;
    }

    /** Which of the given reports have a nominal record. */
    @Transactional(readOnly = true)
    public List<UUID> present(AccessScope scope, List<UUID> records) {
        scope.require(Permission.READ);
        return sql.selectDistinct(RECORD.RECORD_)
                .from(RECORD)
                .where(RECORD.RECORD_.in(records))
                .fetch(RECORD.RECORD_);
    }

    private static String context(UUID record, int revision) {
        return "nominal/" + record + "/" + revision;
    }
}
