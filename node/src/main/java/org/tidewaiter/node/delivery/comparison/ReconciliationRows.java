package org.tidewaiter.node.delivery.comparison;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.reconciliation.ReconciliationQuestion.Cut;
import org.tidewaiter.exchange.reconciliation.ReconciliationResult;
import org.tidewaiter.exchange.reconciliation.ReconciliationResult.NotSent;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.database.Moments;
import org.tidewaiter.node.delivery.VersionRef;
import tools.jackson.databind.json.JsonMapper;

/** Comparisons as they are kept: the newest {@value #KEPT} of each partner. */
@Component
public class ReconciliationRows {

    static final int KEPT = 400;

    private static final Duration AFTER_CONFLICT = Duration.ofMinutes(10);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String WANT = """
            insert into delivery.reconciliation (id, partner, side, state, wanted_at, wanted_by)
            values (cast(? as uuid), ?, 'SENDER', 'WANTED', cast(? as timestamptz), ?)
            on conflict (partner) where state in ('WANTED', 'RUNNING') do nothing
            """;

    // The first daily one is due a day after the agreement was recorded.
    private static final String DUE = """
            select not exists (select 1 from delivery.reconciliation r
                                where r.partner = ? and r.side = 'SENDER' and r.wanted_at > cast(? as timestamptz)
                                  and (r.state <> 'FAILED' and not r.more or r.wanted_at > cast(? as timestamptz)))
               and exists (select 1 from delivery.agreement a
                            where a.receiver = ? and a.recorded_at < cast(? as timestamptz))
            """;

    private static final String INTERRUPTED = """
            update delivery.reconciliation set state = 'FAILED', problem = 'interrupted', ended_at = cast(? as timestamptz)
             where state = 'RUNNING' and (claimed_by = ? or claimed_until < now())
            """;

    private static final String CLAIM = """
            update delivery.reconciliation
               set state = 'RUNNING', begun_at = cast(? as timestamptz), claimed_by = ?,
                   claimed_until = now() + make_interval(secs => ?)
             where id = (select id from delivery.reconciliation where state = 'WANTED' and side = 'SENDER'
                          order by id limit 1 for update skip locked)
            returning id, partner
            """;

    private static final String END = """
            update delivery.reconciliation
               set state = ?, ended_at = cast(? as timestamptz), agreement = ?, cut_epoch = ?, cut_sequence = ?,
                   sender_root = ?, sender_count = ?, receiver_root = ?, receiver_count = ?, differences = ?, more = ?,
                   not_sent = cast(? as jsonb), sender_signed = ?, receiver_signed = ?
             where id = cast(? as uuid) and state = 'RUNNING'
            """;

    private static final String NOTE = """
            insert into delivery.reconciliation
                   (id, partner, side, state, wanted_at, begun_at, ended_at, agreement, cut_epoch, cut_sequence, sender_root,
                    sender_count, receiver_root, receiver_count, differences, more, not_sent, sender_signed, receiver_signed)
            values (cast(? as uuid), ?, 'RECEIVER', ?, cast(? as timestamptz), cast(? as timestamptz),
                    cast(? as timestamptz), ?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb), ?, ?)
            on conflict (id) do nothing
            """;

    private static final String DIFFERENCE = """
            insert into delivery.difference (reconciliation, place, originator, number, version, kind, action, found_at)
            values (cast(? as uuid), ?, ?, cast(? as uuid), ?, ?, ?, cast(? as timestamptz))
            """;

    private static final String PRUNE = """
            delete from delivery.reconciliation where partner = ? and id < (
                select id from delivery.reconciliation where partner = ? order by id desc offset ? limit 1)
            """;

    // What has a receipt since, or was mended; only the sender sees that.
    private static final String HEALED = """
            (d.action = 'mended' or exists (
                select 1 from delivery.item i
                 where i.partner = r.partner and i.originator = d.originator and i.number = d.number
                   and d.action <> 'for-a-person' and i.settled_at >= d.found_at
                   and (i.version = d.version and d.action in ('sent-again', 'adopt-or-withdraw')
                        or i.withdrawal and d.action in ('withdrawn-again', 'adopt-or-withdraw')
                        or i.state = 'RECALLED' and d.action = 'recalled-again'
                        or i.version > d.version and d.action = 'adopt-or-withdraw' and exists (
                            select 1 from delivery.lost_version b
                             where b.partner = r.partner and b.originator = d.originator and b.number = d.number
                               and b.version = d.version and b.branch))
                   and i.state in ('DELIVERED', 'RECALLED')))
            """;

    private static final String COLUMNS = """
            select r.*, (select count(*) from delivery.difference d
                          where d.reconciliation = r.id and r.side = 'SENDER' and %s) as healed
              from delivery.reconciliation r
            """.formatted(HEALED);

    private static final String DIFFERENCES = """
            select d.*, %s as healed
              from delivery.difference d join delivery.reconciliation r on r.id = d.reconciliation
             where d.reconciliation = cast(? as uuid) and d.place > ?
             order by d.place limit ?
            """.formatted(HEALED);

    private final DSLContext sql;

    ReconciliationRows(DSLContext sql) {
        this.sql = sql;
    }

    /** Published in the transaction that wants one. */
    public record Wanted() {}

    /** One that this instance has begun. */
    public record Claimed(UUID id, String partner) {}

    /** What ends a comparison. */
    public record Ended(
            String agreement, Cut cut, ReconciliationResult result, String senderSigned, String receiverSigned) {

        String state() {
            return result.differences() == 0 ? "AGREES" : "DIFFERS";
        }
    }

    /** A difference with what was done about it. */
    public record Acted(VersionRef version, DifferenceKind kind, HealingAction action) {}

    /** False where one is wanted or under way already. */
    @Transactional
    public boolean want(UUID id, String partner, @Nullable String account, Instant now) {
        return sql.execute(WANT, id, partner, Moments.of(now), account) == 1;
    }

    /**
     * Wants one that has the partner give back what it holds in the place of a version. Unless one began lately, so that a
     * partner that answers so to everything cannot keep this node comparing.
     *
     * @return false where none is wanted by this
     */
    @Transactional
    public boolean wantAfterConflict(UUID id, String partner, Instant now) {
        boolean lately = sql.resultQuery(
                        "select exists (select 1 from delivery.reconciliation where partner = ? and side = 'SENDER'"
                                + " and wanted_at > cast(? as timestamptz))",
                        partner,
                        Moments.of(now.minus(AFTER_CONFLICT)))
                .fetchOptional(0, Boolean.class)
                .orElse(false);
        return !lately && want(id, partner, null, now);
    }

    @Transactional(readOnly = true)
    public boolean isDue(String partner, Instant since, Instant failedSince) {
        return sql.resultQuery(DUE, partner, Moments.of(since), Moments.of(failedSince), partner, Moments.of(since))
                .fetchOptional(0, Boolean.class)
                .orElse(false);
    }

    /** Ends what an instance had begun before it died, and what nobody can be at any more. */
    @Transactional
    public void endInterrupted(String instance, Instant now) {
        sql.execute(INTERRUPTED, Moments.of(now), instance);
    }

    /** The next one that is wanted, if any. */
    @Transactional
    public Optional<Claimed> claim(String instance, Duration within, Instant now) {
        return sql.resultQuery(CLAIM, Moments.of(now), instance, within.toSeconds())
                .fetchOptional(row -> new Claimed(row.get("id", UUID.class), row.get("partner", String.class)));
    }

    @Transactional
    public void fail(UUID id, String problem, Instant now) {
        sql.execute(
                "update delivery.reconciliation r set state = 'FAILED', problem = ?, ended_at = cast(? as timestamptz),"
                        + " differences = (select count(*) from delivery.difference d where d.reconciliation = r.id)"
                        + " where id = cast(? as uuid) and state = 'RUNNING'",
                problem,
                Moments.of(now),
                id);
    }

    /** Ends one that this node made. Its differences were kept as they were acted on. */
    @Transactional
    public void end(UUID id, String partner, Ended ended, Instant now) {
        ReconciliationResult result = ended.result();
        sql.execute(
                END,
                ended.state(),
                Moments.of(now),
                ended.agreement(),
                ended.cut().epoch(),
                ended.cut().sequence(),
                result.asked().root().text(),
                result.asked().count(),
                result.answered().root().text(),
                result.answered().count(),
                result.differences(),
                result.more(),
                JSON.writeValueAsString(result.notSent()),
                ended.senderSigned(),
                ended.receiverSigned(),
                id);
        sql.execute(PRUNE, partner, partner, KEPT);
    }

    /** Keeps the result of one that a partner made; once, however often it comes. */
    @Transactional
    public void note(UUID id, String partner, Ended ended, List<Acted> differences, Instant now) {
        ReconciliationResult result = ended.result();
        OffsetDateTime moment = Moments.of(now);
        int noted = sql.execute(
                NOTE,
                id,
                partner,
                ended.state(),
                moment,
                moment,
                moment,
                ended.agreement(),
                ended.cut().epoch(),
                ended.cut().sequence(),
                result.asked().root().text(),
                result.asked().count(),
                result.answered().root().text(),
                result.answered().count(),
                result.differences(),
                result.more(),
                JSON.writeValueAsString(result.notSent()),
                ended.senderSigned(),
                ended.receiverSigned());
        if (noted == 1) {
            keep(id, 0, differences, now);
            sql.execute(PRUNE, partner, partner, KEPT);
        }
    }

    /** Whether a version was sent again before for the same difference, and that was confirmed, and it is there once more. */
    @Transactional(readOnly = true)
    public boolean cameBack(String partner, VersionRef version, DifferenceKind kind) {
        return sql.resultQuery(
                        """
                        select exists (
                            select 1 from delivery.difference d join delivery.reconciliation r on r.id = d.reconciliation
                             where r.partner = ? and r.side = 'SENDER' and d.originator = ? and d.number = cast(? as uuid)
                               and d.version = ? and d.kind = ? and d.action = 'sent-again')
                        """,
                        partner,
                        version.identity().originator(),
                        version.identity().number(),
                        version.version(),
                        kind.code())
                .fetchOptional(0, Boolean.class)
                .orElse(false);
    }

    /** Notes of a difference that its version has been given back, and waits for a person. */
    @Transactional
    public void offered(UUID id, VersionRef version) {
        sql.execute(
                "update delivery.difference set action = ? where reconciliation = cast(? as uuid) and originator = ?"
                        + " and number = cast(? as uuid) and version = ?",
                HealingAction.ADOPT_OR_WITHDRAW.code(),
                id,
                version.identity().originator(),
                version.identity().number(),
                version.version());
    }

    /** Keeps differences in the caller's transaction, the first at the place after {@code kept}. */
    @Transactional
    public void keep(UUID id, int kept, List<Acted> differences, Instant now) {
        int place = kept;
        for (Acted one : differences) {
            sql.execute(
                    DIFFERENCE,
                    id,
                    ++place,
                    one.version().identity().originator(),
                    one.version().identity().number(),
                    one.version().version(),
                    one.kind().code(),
                    one.action().code(),
                    Moments.of(now));
        }
    }

    @Transactional(readOnly = true)
    public List<Reconciliation> list(String partner, @Nullable UUID before, int limit) {
        return sql.resultQuery(
                        COLUMNS + "where partner = ? and (cast(? as uuid) is null or id < cast(? as uuid))"
                                + " order by id desc limit ?",
                        partner,
                        before,
                        before,
                        limit)
                .fetch(ReconciliationRows::reconciliation);
    }

    @Transactional(readOnly = true)
    public Optional<Reconciliation> one(UUID id) {
        return sql.resultQuery(COLUMNS + "where id = cast(? as uuid)", id)
                .fetchOptional(ReconciliationRows::reconciliation);
    }

    /** The newest that ended with a result. */
    @Transactional(readOnly = true)
    public Optional<Reconciliation> lastResult(String partner) {
        return sql.resultQuery(
                        COLUMNS + "where partner = ? and state in ('AGREES', 'DIFFERS') order by id desc limit 1",
                        partner)
                .fetchOptional(ReconciliationRows::reconciliation);
    }

    @Transactional(readOnly = true)
    public List<Reconciliation.Differing> differences(UUID id, int after, int limit) {
        return sql.resultQuery(DIFFERENCES, id, after, limit).fetch(ReconciliationRows::differing);
    }

    private static Reconciliation.Differing differing(Record row) {
        return new Reconciliation.Differing(
                new VersionRef(
                        new ReportIdentity(row.get("originator", String.class), row.get("number", UUID.class)),
                        row.get("version", Integer.class)),
                DifferenceKind.ofCode(row.get("kind", String.class)),
                HealingAction.ofCode(row.get("action", String.class)),
                row.get("healed", Boolean.class));
    }

    private static Reconciliation reconciliation(Record row) {
        JSONB notSent = row.get("not_sent", JSONB.class);
        return new Reconciliation(
                row.get("id", UUID.class),
                row.get("partner", String.class),
                row.get("side", String.class).equals("SENDER"),
                Reconciliation.State.valueOf(row.get("state", String.class)),
                row.get("agreement", String.class),
                row.get("cut_epoch", Long.class),
                row.get("cut_sequence", Long.class),
                row.get("wanted_at", OffsetDateTime.class).toInstant(),
                Moments.instant(row.get("begun_at", OffsetDateTime.class)),
                Moments.instant(row.get("ended_at", OffsetDateTime.class)),
                row.get("sender_count", Long.class),
                row.get("receiver_count", Long.class),
                row.get("sender_root", String.class),
                row.get("receiver_root", String.class),
                row.get("differences", Long.class),
                row.get("healed", Long.class),
                row.get("more", Boolean.class),
                row.get("problem", String.class),
                notSent == null ? List.of() : List.of(JSON.readValue(notSent.data(), NotSent[].class)),
                row.get("sender_signed", String.class) != null && row.get("receiver_signed", String.class) != null);
    }
}
