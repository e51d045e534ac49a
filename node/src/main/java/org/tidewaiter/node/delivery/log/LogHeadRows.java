package org.tidewaiter.node.delivery.log;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.log.LogPoint;
import org.tidewaiter.exchange.log.VerifiedLogHead;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.database.Moments;
import org.tidewaiter.node.delivery.VersionRef;

/** The heads of partners' logs. */
@Component
public class LogHeadRows {

    private static final String VERIFIED = """
            select * from delivery.log_head
             where partner = ? and state = 'VERIFIED'
             order by epoch desc, size desc
             limit 1
            """;

    private static final String CONTRADICTED = """
            select exists (select 1 from delivery.log_head
                            where partner = ? and epoch = ? and size = ? and (root = ?) = (state = 'REFUTED'))
            """;

    private static final String SEE = """
            insert into delivery.log_head (partner, epoch, size, root, signed, state, seen_at)
            values (?, ?, ?, ?, ?, 'SEEN', cast(? as timestamptz))
            on conflict do nothing
            """;

    // One refuted head of an epoch is evidence enough; more would let a partner fill the table.
    private static final String REFUTE = """
            insert into delivery.log_head (partner, epoch, size, root, signed, state, seen_at)
            select ?, ?, ?, ?, ?, 'REFUTED', cast(? as timestamptz)
             where not exists (select 1 from delivery.log_head where partner = ? and epoch = ? and state = 'REFUTED')
            on conflict do nothing
            """;

    private static final String VERIFY = """
            insert into delivery.log_head (partner, epoch, size, root, signed, state, seen_at, verified_at)
            values (?, ?, ?, ?, ?, 'VERIFIED', cast(? as timestamptz), cast(? as timestamptz))
            on conflict (partner, epoch, size, root) do update set state = 'VERIFIED', verified_at = excluded.verified_at
            """;

    private static final String INDEXES = """
            select i.originator, i.number, i.version, i.log_index
              from delivery.item i
              join unnest(cast(? as text[]), cast(? as uuid[]), cast(? as integer[])) as s (originator, number, version)
                on i.originator = s.originator and i.number = s.number and i.version = s.version
             where i.partner = ? and i.log_epoch = ? and i.log_index is not null
            """;

    private static final String THIS = " where partner = ? and epoch = ? and size = ? and root = ?";

    private final DSLContext sql;

    LogHeadRows(DSLContext sql) {
        this.sql = sql;
    }

    /** The furthest head of a partner that was verified; empty while nothing is known of its log. */
    @Transactional(readOnly = true)
    public Optional<HeldLogHead> verified(String partner) {
        return sql.resultQuery(VERIFIED, partner).fetchOptional().map(LogHeadRows::held);
    }

    /** Heads that are still to be proven, the smallest first. */
    @Transactional(readOnly = true)
    public List<HeldLogHead> seen(String partner, int limit) {
        return sql.resultQuery(
                        "select * from delivery.log_head where partner = ? and state = 'SEEN' order by epoch, size limit ?",
                        partner,
                        limit)
                .fetch(LogHeadRows::held);
    }

    /** Whether another root at the same size is held, or this one was refuted before. */
    @Transactional(readOnly = true)
    public boolean contradicted(String partner, LogPoint point) {
        return Boolean.TRUE.equals(sql.resultQuery(
                        CONTRADICTED,
                        partner,
                        point.epoch(),
                        point.size(),
                        point.root().text())
                .fetchSingle(0, Boolean.class));
    }

    /** Keeps a head that is still to be proven; false if it is known already. */
    @Transactional
    public boolean see(String partner, VerifiedLogHead head, Instant now) {
        LogPoint point = head.point();
        return sql.execute(
                        SEE,
                        partner,
                        point.epoch(),
                        point.size(),
                        point.root().text(),
                        head.signed().jws(),
                        Moments.of(now))
                > 0;
    }

    /**
     * Makes a head the verified one of its epoch if the furthest one is still that against which it was proven: two heads that
     * both go on from a third may contradict each other, and two instances may prove them at one time.
     *
     * @param provenFrom empty if none was verified
     * @return false if another was verified meanwhile, against which this one is to be proven
     */
    @Transactional
    public boolean verify(String partner, LogPoint point, String jws, Optional<LogPoint> provenFrom, Instant now) {
        sql.fetch("select pg_advisory_xact_lock(hashtext('delivery.log_head'), hashtext(?))", partner);
        if (!verified(partner).map(HeldLogHead::point).equals(provenFrom)) {
            return false;
        }
        sql.execute(
                VERIFY,
                partner,
                point.epoch(),
                point.size(),
                point.root().text(),
                jws,
                Moments.of(now),
                Moments.of(now));
        sql.execute(
                "delete from delivery.log_head where partner = ? and epoch = ? and size < ? and state = 'VERIFIED'",
                partner,
                point.epoch(),
                point.size());
        return true;
    }

    /** Keeps a head as evidence against the partner, to be proven no more. */
    @Transactional
    public void refute(String partner, LogPoint point, String jws, Instant now) {
        forget(partner, point);
        sql.execute(
                REFUTE,
                partner,
                point.epoch(),
                point.size(),
                point.root().text(),
                jws,
                Moments.of(now),
                partner,
                point.epoch());
    }

    /** Forgets a head that was to be proven. */
    @Transactional
    public void forget(String partner, LogPoint point) {
        sql.execute(
                "delete from delivery.log_head" + THIS + " and state = 'SEEN'",
                partner,
                point.epoch(),
                point.size(),
                point.root().text());
    }

    /** Where acceptances of these versions were proven to stand in that epoch of the partner's log. */
    @Transactional(readOnly = true)
    public Map<VersionRef, Long> indexes(String partner, long epoch, Collection<VersionRef> versions) {
        return sql.resultQuery(
                        INDEXES,
                        versions.stream()
                                .map(version -> version.identity().originator())
                                .toArray(String[]::new),
                        versions.stream()
                                .map(version -> version.identity().number())
                                .toArray(UUID[]::new),
                        versions.stream().map(VersionRef::version).toArray(Integer[]::new),
                        partner,
                        epoch)
                .fetchMap(
                        row -> new VersionRef(
                                new ReportIdentity(row.get("originator", String.class), row.get("number", UUID.class)),
                                row.get("version", Integer.class)),
                        row -> row.get("log_index", Long.class));
    }

    @Transactional(readOnly = true)
    public long unproven(String partner) {
        return Objects.requireNonNull(
                sql.resultQuery("select count(*) from delivery.log_head where partner = ? and state = 'SEEN'", partner)
                        .fetchSingle(0, Long.class));
    }

    /** Signed heads that are evidence against the partner. */
    @Transactional(readOnly = true)
    public List<String> refuted(String partner) {
        return sql.resultQuery(
                        "select signed from delivery.log_head where partner = ? and state = 'REFUTED' order by epoch",
                        partner)
                .fetch(row -> Objects.requireNonNull(row.get("signed", String.class)));
    }

    private static HeldLogHead held(Record row) {
        return new HeldLogHead(
                new LogPoint(
                        row.get("epoch", Long.class),
                        row.get("size", Long.class),
                        Digest.parse(Objects.requireNonNull(row.get("root", String.class)))),
                Objects.requireNonNull(row.get("signed", String.class)),
                row.get("seen_at", OffsetDateTime.class).toInstant(),
                Moments.instant(row.get("verified_at", OffsetDateTime.class)));
    }
}
