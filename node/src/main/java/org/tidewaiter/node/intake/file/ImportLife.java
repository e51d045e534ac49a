package org.tidewaiter.node.intake.file;

import static org.tidewaiter.sql.intake.Tables.IMPORT;
import static org.tidewaiter.sql.intake.Tables.IMPORT_REPORT;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.intake.file.SealedPieces.Kind;
import org.tidewaiter.node.intake.refusal.IntakeProblems;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.sql.intake.tables.records.ImportRecord;

/** What the owner of an import decides on it. Each decision locks its row and is refused in a state that does not allow it. */
@Component
@HoldsNominalData
public class ImportLife {

    private final DSLContext sql;
    private final Imports imports;
    private final SealedPieces pieces;
    private final Clock clock;

    ImportLife(DSLContext sql, Imports imports, SealedPieces pieces, Clock clock) {
        this.sql = sql;
        this.imports = imports;
        this.pieces = pieces;
        this.clock = clock;
    }

    /** Gives it a mapping; what a dry run said of another one is forgotten. */
    @Transactional
    public void map(AccessScope scope, UUID id, FileImport.MappingName mapping, String yaml) {
        move(scope, id, ImportState.MAPPABLE, row -> {
            requireFile(row);
            row.setMapping(mapping.name());
            row.setMappingVersion(mapping.version());
            if (!ImportState.FAILED.name().equals(row.getState())) {
                row.setState(ImportState.MAPPED.name());
                row.setRunner(null);
            }
        });
        pieces.replace(id, Kind.MAPPING, yaml.getBytes(StandardCharsets.UTF_8));
        pieces.remove(id, Kind.TRIAL);
    }

    /** Its mapping is kept at the node now under that version; what it says is the same. */
    @Transactional
    public void kept(AccessScope scope, UUID id, FileImport.MappingName mapping, String yaml) {
        move(scope, id, ImportState.STARTABLE, row -> {
            row.setMapping(mapping.name());
            row.setMappingVersion(mapping.version());
        });
        pieces.replace(id, Kind.MAPPING, yaml.getBytes(StandardCharsets.UTF_8));
    }

    /** Lets a dry run read it. */
    @Transactional
    public void tryOut(AccessScope scope, UUID id) {
        move(scope, id, Set.of(ImportState.MAPPED, ImportState.TRIED), row -> begin(row, ImportState.TRYING, true));
        pieces.remove(id, Kind.TRIAL);
    }

    /** Lets it run, or run again after it failed: what it brought in before is found there. */
    @Transactional
    public void start(AccessScope scope, UUID id) {
        move(scope, id, ImportState.STARTABLE, row -> {
            boolean first = !ImportState.FAILED.name().equals(row.getState());
            begin(row, ImportState.RUNNING, first);
        });
        pieces.remove(id, Kind.FAULT);
    }

    /** Stops it after the batch that it is at. */
    @Transactional
    public void pause(AccessScope scope, UUID id) {
        move(scope, id, Set.of(ImportState.RUNNING), row -> {
            row.setState(ImportState.PAUSED.name());
            row.setEndedAt(column(clock.instant()));
        });
    }

    @Transactional
    public void resume(AccessScope scope, UUID id) {
        move(scope, id, Set.of(ImportState.PAUSED), row -> begin(row, ImportState.RUNNING, false));
    }

    /** Withdraws in the background all that it brought in. */
    @Transactional
    public void withdraw(AccessScope scope, UUID id, String reason) {
        scope.require(Permission.WITHDRAW);
        move(scope, id, ImportState.WITHDRAWABLE, row -> {
            row.setState(ImportState.WITHDRAWING.name());
            row.setRunner(null);
            row.setHeartbeatAt(null);
            row.setWithdrawalReason(reason);
            row.setWithdrawalBy(scope.accountName());
            row.setWithdrawalAt(column(clock.instant()));
        });
    }

    /** Deletes it: before it was started wholly, afterwards its file and refused rows. */
    @Transactional
    public void remove(AccessScope scope, UUID id) {
        FileImport one = imports.require(scope, id);
        if (one.state().busy()) {
            throw IntakeProblems.of(HttpStatus.CONFLICT, "import-wrong-state");
        }
        if (one.state().beforeStart() || nothing(id)) {
            sql.deleteFrom(IMPORT).where(Imports.own(scope, id)).execute();
            return;
        }
        Arrays.stream(Kind.values()).filter(kind -> kind != Kind.NAME).forEach(kind -> pieces.remove(id, kind));
        sql.update(IMPORT)
                .set(IMPORT.EMPTIED_AT, column(clock.instant()))
                .where(Imports.own(scope, id))
                .execute();
    }

    private boolean nothing(UUID id) {
        return !sql.fetchExists(IMPORT_REPORT, IMPORT_REPORT.IMPORT.eq(id));
    }

    /** @param first whether nothing that was counted before counts any more */
    private void begin(ImportRecord row, ImportState state, boolean first) {
        requireFile(row);
        row.setState(state.name());
        row.setRunner(null);
        row.setHeartbeatAt(null);
        row.setStartedAt(column(clock.instant()));
        row.setEndedAt(null);
        if (first) {
            row.setRows(0L);
            row.setRowsRead(0L);
            row.setRowsBefore(0L);
        }
    }

    /** Keeps others from changing it until the transaction that is under way ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(AccessScope scope, UUID id) {
        if (sql.selectOne()
                        .from(IMPORT)
                        .where(Imports.own(scope, id))
                        .forUpdate()
                        .fetchOne()
                == null) {
            throw Imports.missing();
        }
    }

    private void move(AccessScope scope, UUID id, Collection<ImportState> from, Consumer<ImportRecord> change) {
        ImportRecord row = sql.selectFrom(IMPORT)
                .where(Imports.own(scope, id))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(Imports::missing);
        if (!from.contains(ImportState.valueOf(row.getState()))) {
            throw IntakeProblems.of(HttpStatus.CONFLICT, "import-wrong-state");
        }
        change.accept(row);
        row.update();
    }

    private static void requireFile(ImportRecord row) {
        if (row.getEmptiedAt() != null) {
            throw IntakeProblems.of(HttpStatus.CONFLICT, "import-file-gone");
        }
    }

    private static OffsetDateTime column(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
