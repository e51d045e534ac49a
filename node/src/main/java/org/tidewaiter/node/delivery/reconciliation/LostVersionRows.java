package org.tidewaiter.node.delivery.reconciliation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.exchange.version.SignedVersion;
import org.tidewaiter.node.database.Moments;
import org.tidewaiter.node.delivery.VersionRef;

/** Own versions that partners have given back. */
@Component
class LostVersionRows {

    private static final String OFFER = """
            insert into delivery.lost_version (originator, number, version, partner, digest, signed, branch, offered_at)
            values (?, cast(? as uuid), ?, ?, ?, ?, ?, cast(? as timestamptz))
            on conflict (originator, number, version, partner) do update
               set digest = excluded.digest, signed = excluded.signed, branch = excluded.branch,
                   offered_at = excluded.offered_at,
                   decision = null, decided_at = null, decided_by = null
            """;

    // Of another branch the newest that is known stands for all of it.
    private static final String OPEN = """
            select * from delivery.lost_version l
             where decision is null
               and not (branch and exists (
                   select 1 from delivery.lost_version n
                    where n.originator = l.originator and n.number = l.number and n.version > l.version
                      and n.branch and n.decision is null))
               and (cast(? as text[]) is null or substr(originator, 1, 2) = any (cast(? as text[])))
               and (cast(? as text) is null or originator = ?)
             order by originator, number, version, partner
             limit ?
            """;

    private static final String OF = """
            select * from delivery.lost_version
             where decision is null and originator = ? and number = cast(? as uuid) and version = ?
             order by partner
               for update
            """;

    private static final String DECIDE = """
            update delivery.lost_version
               set decision = ?, decided_by = ?, decided_at = cast(? as timestamptz)
             where decision is null and originator = ? and number = cast(? as uuid)
               and (version = ? or branch and ?)
            """;

    private static final String FOLLOWED = """
            update delivery.lost_version
               set decision = 'FOLLOWED', decided_at = cast(? as timestamptz)
             where decision is null and originator = ? and number = cast(? as uuid) and version = ? and partner = ? and branch
            """;

    private final DSLContext sql;

    LostVersionRows(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * What a partner gave back.
     *
     * @param branch whether it stands beside what this node holds
     */
    record Offered(VersionRef version, String partner, SignedVersion bytes, boolean branch, Instant at) {}

    @Transactional
    public void offer(String partner, VersionRef version, SignedVersion bytes, boolean branch, Instant now) {
        sql.execute(
                OFFER,
                version.identity().originator(),
                version.identity().number(),
                version.version(),
                partner,
                bytes.digest().text(),
                bytes.text(),
                branch,
                Moments.of(now));
    }

    /**
     * What nobody has decided on.
     *
     * @param countries of these alone; null for all
     * @param originator of this authority alone; null for all
     */
    @Transactional(readOnly = true)
    public List<Offered> open(String @Nullable [] countries, @Nullable String originator, int limit) {
        return sql.resultQuery(OPEN, countries, countries, originator, originator, limit)
                .fetch(LostVersionRows::offered);
    }

    /** Versions that the partner has given back, and of which nobody has decided. */
    @Transactional(readOnly = true)
    public Set<VersionRef> waiting(String partner) {
        return Set.copyOf(sql.resultQuery(
                        "select originator, number, version from delivery.lost_version"
                                + " where decision is null and partner = ?",
                        partner)
                .fetch(LostVersionRows::ref));
    }

    /** Other branches of a report of which nobody has decided, the newest version first. */
    @Transactional(readOnly = true)
    public List<Offered> branches(ReportIdentity report) {
        return sql.resultQuery(
                        "select * from delivery.lost_version where decision is null and branch and originator = ?"
                                + " and number = cast(? as uuid) order by version desc, partner",
                        report.originator(),
                        report.number())
                .fetch(LostVersionRows::offered);
    }

    /** What was given back of one version, locked until the caller's transaction ends. */
    @Transactional
    public List<Offered> of(VersionRef version) {
        return sql.resultQuery(
                        OF, version.identity().originator(), version.identity().number(), version.version())
                .fetch(LostVersionRows::offered);
    }

    /** @param branches whether all branches of the report are decided on with it */
    @Transactional
    public void decide(VersionRef version, boolean branches, String decision, String by, Instant now) {
        sql.execute(
                DECIDE,
                decision,
                by,
                Moments.of(now),
                version.identity().originator(),
                version.identity().number(),
                version.version(),
                branches);
    }

    /** Destroys what was disclosed of a report; the bare tokens stay. */
    @Transactional
    public void erase(ReportIdentity report) {
        sql.execute(
                "update delivery.lost_version set signed = split_part(signed, '~', 1) || '~'"
                        + " where originator = ? and number = cast(? as uuid)",
                report.originator(),
                report.number());
    }

    /** A version has been signed since that follows this branch. */
    @Transactional
    public void followed(String partner, VersionRef version, Instant now) {
        sql.execute(
                FOLLOWED,
                Moments.of(now),
                version.identity().originator(),
                version.identity().number(),
                version.version(),
                partner);
    }

    private static Offered offered(Record row) {
        return new Offered(
                ref(row),
                row.get("partner", String.class),
                SignedVersion.parse(row.get("signed", String.class)),
                row.get("branch", Boolean.class),
                row.get("offered_at", OffsetDateTime.class).toInstant());
    }

    private static VersionRef ref(Record row) {
        return new VersionRef(
                new ReportIdentity(row.get("originator", String.class), row.get("number", UUID.class)),
                row.get("version", Integer.class));
    }
}
