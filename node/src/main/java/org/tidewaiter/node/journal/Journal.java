package org.tidewaiter.node.journal;

import static org.tidewaiter.sql.journal.Tables.ENTRY;
import static org.tidewaiter.sql.journal.Tables.FOLLOWER;
import static org.tidewaiter.sql.journal.Tables.HEAD;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Appends to and reads from the log.
 *
 * <p>Positions are given in the order of commits: {@link #append} locks the head row, and whoever holds that lock
 * commits before the next one gets a position. It must therefore be the last thing that a transaction does, so that the
 * lock is held briefly. A reader that has seen position n has seen every position below n that will ever exist.
 */
@Component
public class Journal {

    private final DSLContext sql;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Journal(DSLContext sql, ApplicationEventPublisher events, Clock clock) {
        this.sql = sql;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Appends in the given order.
     *
     * @return the entries with their positions, in the same order
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<JournalEntry> append(List<NewEntry> entries) {
        if (entries.isEmpty()) {
            return List.of();
        }
        var head = sql.update(HEAD)
                .set(HEAD.POSITION, HEAD.POSITION.plus(entries.size()))
                .returning(HEAD.EPOCH, HEAD.POSITION)
                .fetchOptional()
                .orElseThrow(() -> new IllegalStateException("the journal has no head row"));
        long epoch = head.getEpoch();
        long first = head.getPosition() - entries.size() + 1;
        OffsetDateTime now = OffsetDateTime.now(clock.withZone(ZoneOffset.UTC));
        List<JournalEntry> appended = new ArrayList<>(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            NewEntry entry = entries.get(i);
            appended.add(new JournalEntry(
                    first + i,
                    epoch,
                    entry.originator(),
                    entry.number(),
                    entry.version(),
                    entry.change(),
                    entry.source(),
                    now.toInstant()));
        }
        insert(appended, now);
        events.publishEvent(new JournalAppended(head.getPosition()));
        return List.copyOf(appended);
    }

    private void insert(List<JournalEntry> appended, OffsetDateTime now) {
        var rows = sql.insertInto(
                ENTRY,
                ENTRY.POSITION,
                ENTRY.EPOCH,
                ENTRY.ORIGINATOR,
                ENTRY.NUMBER,
                ENTRY.VERSION,
                ENTRY.CHANGE,
                ENTRY.SOURCE,
                ENTRY.AT);
        for (JournalEntry entry : appended) {
            rows = rows.values(
                    entry.position(),
                    entry.epoch(),
                    entry.originator(),
                    entry.number(),
                    entry.version(),
                    entry.change().name(),
                    entry.source(),
                    now);
        }
        rows.execute();
    }

    /** The epoch of this node: it changes when the node is restored from a copy. */
    @Transactional(readOnly = true)
    public long epoch() {
        return sql.selectFrom(HEAD).fetchSingle().getEpoch();
    }

    /** Opens a new epoch above every one that this node or a partner has known. */
    @Transactional
    public long openEpochAbove(long known) {
        return sql.update(HEAD)
                .set(
                        HEAD.EPOCH,
                        org.jooq.impl.DSL.greatest(HEAD.EPOCH, DSL.val(known)).plus(1))
                .returning(HEAD.EPOCH)
                .fetchSingle()
                .getEpoch();
    }

    /** The last position given, 0 if none. */
    @Transactional(readOnly = true)
    public long lastPosition() {
        return sql.selectFrom(HEAD).fetchSingle().getPosition();
    }

    /** How far a follower has come, 0 if it has not begun. */
    @Transactional(readOnly = true)
    public long position(String follower) {
        return sql.selectFrom(FOLLOWER)
                .where(FOLLOWER.NAME.eq(follower))
                .fetchOptional(FOLLOWER.POSITION)
                .orElse(0L);
    }

    /** When the entry at that position was appended. */
    @Transactional(readOnly = true)
    public Instant at(long position) {
        return sql.selectFrom(ENTRY)
                .where(ENTRY.POSITION.eq(position))
                .fetchSingle()
                .getAt()
                .toInstant();
    }

    /** Up to {@code limit} entries after {@code position}, in order. */
    @Transactional(readOnly = true)
    public List<JournalEntry> after(long position, int limit) {
        return sql.selectFrom(ENTRY)
                .where(ENTRY.POSITION.gt(position))
                .orderBy(ENTRY.POSITION)
                .limit(limit)
                .fetch(Journal::entry);
    }

    /**
     * Locks a follower's cursor for this transaction and gives its position; empty while another instance has it. A
     * follower that is not yet known starts at 0.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Long> lockCursor(String follower) {
        sql.insertInto(FOLLOWER, FOLLOWER.NAME, FOLLOWER.EPOCH, FOLLOWER.POSITION)
                .select(sql.select(DSL.val(follower), HEAD.EPOCH, DSL.val(0L)).from(HEAD))
                .onConflictDoNothing()
                .execute();
        return sql.select(FOLLOWER.POSITION)
                .from(FOLLOWER)
                .where(FOLLOWER.NAME.eq(follower))
                .forUpdate()
                .skipLocked()
                .fetchOptional(FOLLOWER.POSITION);
    }

    /** Moves a cursor that this transaction has locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void moveCursor(String follower, long position) {
        sql.update(FOLLOWER)
                .set(FOLLOWER.POSITION, position)
                .where(FOLLOWER.NAME.eq(follower))
                .execute();
    }

    private static JournalEntry entry(Record row) {
        return new JournalEntry(
                row.get(ENTRY.POSITION),
                row.get(ENTRY.EPOCH),
                row.get(ENTRY.ORIGINATOR),
                row.get(ENTRY.NUMBER),
                row.get(ENTRY.VERSION),
                Change.valueOf(row.get(ENTRY.CHANGE)),
                row.get(ENTRY.SOURCE),
                row.get(ENTRY.AT).toInstant());
    }
}
