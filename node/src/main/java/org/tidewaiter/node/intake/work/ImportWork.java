package org.tidewaiter.node.intake.work;

import static org.tidewaiter.sql.intake.Tables.IMPORT;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.node.intake.file.ImportState;
import org.tidewaiter.node.intake.file.SealedPieces;
import org.tidewaiter.node.intake.file.SealedPieces.Kind;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.sql.intake.tables.records.ImportRecord;

/**
 * The work on imports that goes on in the background. One runner has a piece of work at a time, of all instances of this
 * node; when it has not been heard of for a while another takes it up, and what the first still writes no longer counts.
 */
@Component
@HoldsNominalData
public class ImportWork {

    private static final Duration SILENCE = Duration.ofSeconds(15);

    private final DSLContext sql;
    private final SealedPieces pieces;
    private final Clock clock;

    ImportWork(DSLContext sql, SealedPieces pieces, Clock clock) {
        this.sql = sql;
        this.pieces = pieces;
        this.clock = clock;
    }

    /**
     * Work that somebody has taken on.
     *
     * @param runner random name of the one who has it
     * @param state that asks for the work
     * @param member of a gateway in whose name the file came in, if any
     */
    public record Claim(UUID id, UUID runner, ImportState state, Locale locale, Optional<String> member) {}

    /** Counted in rows. */
    public record Tally(long rows, long rowsRead, long accepted, long alreadyThere, long refused) {}

    /** It was paused, or another has it: whoever works on it stops. Nobody's fault. */
    public static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** The oldest work of this kind that nobody does. */
    @Transactional
    Optional<Claim> claim(ImportState state) {
        Instant now = clock.instant();
        return sql.selectFrom(IMPORT)
                .where(IMPORT.STATE.eq(state.name()))
                .and(IMPORT.HEARTBEAT_AT.isNull().or(IMPORT.HEARTBEAT_AT.lt(column(now.minus(SILENCE)))))
                .orderBy(IMPORT.STARTED_AT)
                .limit(1)
                .forUpdate()
                .skipLocked()
                .fetchOptional()
                .map(row -> {
                    UUID runner = UUID.randomUUID();
                    row.setRunner(runner);
                    row.setHeartbeatAt(column(now));
                    row.setRowsBefore(Math.max(row.getRowsBefore(), row.getRowsRead()));
                    row.update();
                    return new Claim(
                            row.getImport(),
                            runner,
                            state,
                            Locale.of(row.getLanguage()),
                            Optional.ofNullable(row.getMember()));
                });
    }

    /** Lets it be known that the work goes on. */
    @Transactional
    void beat(Claim claim) {
        sql.update(IMPORT)
                .set(IMPORT.HEARTBEAT_AT, column(clock.instant()))
                .where(held(claim))
                .execute();
    }

    /** Gives the work back, so that another need not wait for silence. */
    @Transactional
    public void giveBack(Claim claim) {
        sql.update(IMPORT)
                .setNull(IMPORT.RUNNER)
                .setNull(IMPORT.HEARTBEAT_AT)
                .where(held(claim))
                .execute();
    }

    /**
     * Holds the work until the end of the transaction: nobody pauses it or takes it over meanwhile.
     *
     * @throws StoppedException if somebody already has
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(Claim claim) {
        boolean held = sql.select(IMPORT.IMPORT_)
                .from(IMPORT)
                .where(held(claim))
                .forUpdate()
                .fetchOptional()
                .isPresent();
        if (!held) {
            throw new StoppedException();
        }
    }

    /**
     * Counts what is done so far, also where it has been paused meanwhile.
     *
     * @throws StoppedException if it is no longer this runner's work
     */
    @Transactional
    public void progress(Claim claim, Tally tally) {
        if (!counted(tally, IMPORT.IMPORT_.eq(claim.id()).and(IMPORT.RUNNER.eq(claim.runner())), null)) {
            throw new StoppedException();
        }
    }

    /**
     * Ends the work.
     *
     * @param fault why it failed, in words
     */
    @Transactional
    public void ended(Claim claim, Tally tally, ImportState state, @Nullable String fault) {
        if (counted(tally, held(claim), state) && fault != null) {
            pieces.replace(claim.id(), Kind.FAULT, fault.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Ends work that counts no rows. */
    @Transactional
    public void ended(Claim claim, ImportState state) {
        sql.update(IMPORT)
                .set(IMPORT.STATE, state.name())
                .setNull(IMPORT.RUNNER)
                .where(held(claim))
                .execute();
    }

    /** Counts reports that were withdrawn, or could not be. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdrawn(Claim claim, int done, int left) {
        sql.update(IMPORT)
                .set(IMPORT.WITHDRAWN, IMPORT.WITHDRAWN.plus(done))
                .set(IMPORT.NOT_WITHDRAWN, IMPORT.NOT_WITHDRAWN.plus(left))
                .set(IMPORT.HEARTBEAT_AT, column(clock.instant()))
                .where(held(claim))
                .execute();
    }

    private boolean counted(Tally tally, Condition which, @Nullable ImportState ended) {
        ImportRecord row = sql.selectFrom(IMPORT).where(which).forUpdate().fetchOne();
        if (row == null) {
            return false;
        }
        row.setRows(tally.rows());
        row.setRowsRead(tally.rowsRead());
        row.setAccepted(tally.accepted());
        row.setAlreadyThere(tally.alreadyThere());
        row.setRefused(tally.refused());
        row.setHeartbeatAt(column(clock.instant()));
        if (ended != null) {
            row.setState(ended.name());
            row.setRunner(null);
            row.setEndedAt(column(clock.instant()));
        }
        row.update();
        return true;
    }

    private static Condition held(Claim claim) {
        return IMPORT.IMPORT_
                .eq(claim.id())
                .and(IMPORT.RUNNER.eq(claim.runner()))
                .and(IMPORT.STATE.eq(claim.state().name()));
    }

    private static OffsetDateTime column(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
