package org.tidewaiter.node.audit;

import static org.tidewaiter.sql.audit.Tables.ENTRY;
import static org.tidewaiter.sql.audit.Tables.HEAD;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;
import org.tidewaiter.sql.audit.tables.records.EntryRecord;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The chain in {@code audit.entry} and its end in {@code audit.head}. */
@Repository
class AuditStore {
    /** The end of the chain. */
    record Head(long position, byte[] hash) {}

    /** An entry with the hashes as they stand in the table. */
    record Stored(AuditEntry entry, byte[] previous, byte[] hash) {}

    private static final TypeReference<TreeMap<String, String>> DETAILS = new TypeReference<>() {};

    private final DSLContext sql;
    private final JsonMapper json;

    AuditStore(DSLContext sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** Nobody else appends until the transaction ends. */
    Head lockHead() {
        return sql.selectFrom(HEAD).forUpdate().fetchSingle(row -> new Head(row.getPosition(), row.getHash()));
    }

    Head head() {
        return sql.selectFrom(HEAD).fetchSingle(row -> new Head(row.getPosition(), row.getHash()));
    }

    void append(Stored stored) {
        var entry = stored.entry();
        sql.insertInto(ENTRY)
                .set(ENTRY.POSITION, entry.position())
                .set(ENTRY.RECORDED_AT, entry.at().atOffset(ZoneOffset.UTC))
                .set(ENTRY.ACCOUNT, entry.account())
                .set(ENTRY.ACCOUNT_NAME, entry.accountName())
                .set(ENTRY.ACTION, entry.action())
                .set(ENTRY.SUBJECT, entry.subject())
                .set(ENTRY.DETAILS, JSONB.valueOf(json.writeValueAsString(entry.details())))
                .set(ENTRY.PREVIOUS, stored.previous())
                .set(ENTRY.HASH, stored.hash())
                .execute();
        sql.update(HEAD)
                .set(HEAD.POSITION, entry.position())
                .set(HEAD.HASH, stored.hash())
                .execute();
    }

    /** In order of position, beginning after this one. */
    List<Stored> after(long position, int limit) {
        return sql.selectFrom(ENTRY)
                .where(ENTRY.POSITION.gt(position))
                .orderBy(ENTRY.POSITION)
                .limit(limit)
                .fetch(this::stored);
    }

    /**
     * Newest first, beginning below this position.
     *
     * @param by the accounts whose doing is told, absent for everybody's
     */
    List<AuditEntry> newest(AuditFilter filter, Optional<Set<UUID>> by, long below, int limit) {
        return sql.selectFrom(ENTRY)
                .where(conditions(filter))
                .and(by.map(ENTRY.ACCOUNT::in).orElse(DSL.noCondition()))
                .and(ENTRY.POSITION.lt(below))
                .orderBy(ENTRY.POSITION.desc())
                .limit(limit)
                .fetch(row -> stored(row).entry());
    }

    private static List<Condition> conditions(AuditFilter filter) {
        var conditions = new ArrayList<Condition>();
        filter.accountName().ifPresent(name -> conditions.add(ENTRY.ACCOUNT_NAME.eq(name)));
        filter.action().ifPresent(action -> conditions.add(ENTRY.ACTION.eq(action)));
        filter.subject().ifPresent(subject -> conditions.add(ENTRY.SUBJECT.eq(subject)));
        filter.from().ifPresent(from -> conditions.add(ENTRY.RECORDED_AT.ge(from.atOffset(ZoneOffset.UTC))));
        filter.before().ifPresent(before -> conditions.add(ENTRY.RECORDED_AT.lt(before.atOffset(ZoneOffset.UTC))));
        return conditions;
    }

    private Stored stored(EntryRecord row) {
        Map<String, String> details = json.readValue(row.getDetails().data(), DETAILS);
        UUID account = row.getAccount();
        var entry = new AuditEntry(
                row.getPosition(),
                row.getRecordedAt().toInstant(),
                account,
                row.getAccountName(),
                row.getAction(),
                row.getSubject(),
                new TreeMap<>(details));
        return new Stored(entry, row.getPrevious(), row.getHash());
    }
}
