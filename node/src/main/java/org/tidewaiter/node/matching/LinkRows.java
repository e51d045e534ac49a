package org.tidewaiter.node.matching;

import static org.tidewaiter.sql.matching.Tables.LINK;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads and writes {@code matching.link}. */
@Component
class LinkRows {

    private final DSLContext sql;

    LinkRows(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * A judgement that two reports are about the same seizure.
     *
     * @param author the person who made it, null for a rule
     * @param undoneBy the person who parted the two; null where nobody or a rule did
     * @param reopened whether a person took the parting back
     */
    record Link(
            long id,
            Pair pair,
            @Nullable String rule,
            @Nullable String author,
            Instant madeAt,
            @Nullable String undoneBy,
            @Nullable Instant undoneAt,
            boolean reopened) {

        boolean isByPerson() {
            return author != null;
        }
    }

    /** One change of judgements at a time in all of this node's instances, until the end of the transaction. */
    void lock() {
        sql.fetch("select pg_advisory_xact_lock(hashtext('matching.link'))");
    }

    List<Link> standing(Collection<UUID> records) {
        return records.isEmpty()
                ? List.of()
                : sql.selectFrom(LINK)
                        .where(touching(records))
                        .and(LINK.UNDONE_AT.isNull())
                        .orderBy(LINK.ID)
                        .fetch(LinkRows::link);
    }

    /** The pairs of which a person said last that they are not the same. */
    Set<Pair> parted(Collection<UUID> records) {
        Set<Pair> parted = new HashSet<>();
        if (!records.isEmpty()) {
            sql.select(LINK.FIRST, LINK.SECOND, LINK.UNDONE_BY, LINK.REOPENED_AT)
                    .distinctOn(LINK.FIRST, LINK.SECOND)
                    .from(LINK)
                    .where(touching(records))
                    .orderBy(LINK.FIRST, LINK.SECOND, LINK.ID.desc())
                    .forEach(row -> {
                        if (row.value3() != null && row.value4() == null) {
                            parted.add(new Pair(row.value1(), row.value2()));
                        }
                    });
        }
        return parted;
    }

    Optional<Link> find(long id) {
        return sql.selectFrom(LINK).where(LINK.ID.eq(id)).fetchOptional(LinkRows::link);
    }

    void insert(Pair pair, @Nullable String rule, @Nullable String author, Instant at) {
        insert(pair, rule, null, author, at);
    }

    /** @param score of a rule that links by likeness */
    void insert(Pair pair, @Nullable String rule, @Nullable BigDecimal score, @Nullable String author, Instant at) {
        sql.insertInto(LINK, LINK.FIRST, LINK.SECOND, LINK.RULE, LINK.SCORE, LINK.AUTHOR, LINK.MADE_AT)
                .values(pair.first(), pair.second(), rule, score, author, at(at))
                .execute();
    }

    /** Writes that a person refused a pair that was offered. */
    void refuse(Pair pair, String rule, String by, String reason, Instant at) {
        sql.insertInto(LINK)
                .columns(
                        LINK.FIRST,
                        LINK.SECOND,
                        LINK.RULE,
                        LINK.MADE_AT,
                        LINK.UNDONE_BY,
                        LINK.UNDONE_AT,
                        LINK.UNDONE_REASON)
                .values(pair.first(), pair.second(), rule, at(at), by, at(at), reason)
                .execute();
    }

    /** Takes a parting back: the two are open again. */
    void reopen(long id, String by, Instant at) {
        sql.update(LINK)
                .set(LINK.REOPENED_BY, by)
                .set(LINK.REOPENED_AT, at(at))
                .where(LINK.ID.eq(id))
                .execute();
    }

    /**
     * What people said last, the latest first.
     *
     * @param before the last one of the page before, null for the first page
     */
    List<Link> said(@Nullable Long before, int most) {
        return sql.selectFrom(LINK)
                .where(LINK.AUTHOR.isNotNull().or(LINK.UNDONE_BY.isNotNull()))
                .and(before == null ? DSL.trueCondition() : LINK.ID.lt(before))
                .orderBy(LINK.ID.desc())
                .limit(most)
                .fetch(LinkRows::link);
    }

    /** @param by the person who parts the two, null where a rule takes its link back */
    void undo(long id, @Nullable String by, String reason, Instant at) {
        sql.update(LINK)
                .set(LINK.UNDONE_BY, by)
                .set(LINK.UNDONE_AT, at(at))
                .set(LINK.UNDONE_REASON, reason)
                .where(LINK.ID.eq(id))
                .and(LINK.UNDONE_AT.isNull())
                .execute();
    }

    private static Condition touching(Collection<UUID> records) {
        UUID[] names = records.toArray(UUID[]::new);
        return LINK.FIRST.eq(DSL.any(names)).or(LINK.SECOND.eq(DSL.any(names)));
    }

    private static Link link(Record row) {
        OffsetDateTime undone = row.get(LINK.UNDONE_AT);
        return new Link(
                row.get(LINK.ID),
                new Pair(row.get(LINK.FIRST), row.get(LINK.SECOND)),
                row.get(LINK.RULE),
                row.get(LINK.AUTHOR),
                row.get(LINK.MADE_AT).toInstant(),
                row.get(LINK.UNDONE_BY),
                undone == null ? null : undone.toInstant(),
                row.get(LINK.REOPENED_AT) != null);
    }

    private static OffsetDateTime at(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
