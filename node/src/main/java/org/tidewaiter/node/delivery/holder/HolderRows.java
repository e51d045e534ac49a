package org.tidewaiter.node.delivery.holder;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.database.Moments;
import org.tidewaiter.node.delivery.Holder;
import org.tidewaiter.node.delivery.PartnerState;
import org.tidewaiter.node.delivery.ReportHolders.Copies;
import org.tidewaiter.node.delivery.partner.Partner;
import org.tidewaiter.node.delivery.partner.Partners;

/** Reads holders from the lanes and from what partners told; keeps what they tell, and which files hold copies. */
@Component
class HolderRows {

    private static final String WANTED =
            " from unnest(cast(? as text[]), cast(? as uuid[])) as w (originator, number) ";

    // Whoever was never sent anything holds nothing, and what is not due does not concern it.
    private static final String DIRECT = "select i.*" + WANTED + """
             cross join unnest(cast(? as text[])) as p (partner)
             cross join lateral (
                   select n.partner, n.originator, n.number, n.version, n.withdrawal, n.state, n.reason, n.released_at,
                          n.settled_at, n.receipt_id
                     from delivery.item n
                    where n.partner = p.partner and n.originator = w.originator and n.number = w.number
                      and n.state <> 'NOT_DUE'
                    order by n.version desc
                    limit 1) i
             where exists (
                   select 1 from delivery.item s
                    where s.partner = p.partner and s.originator = w.originator and s.number = w.number
                      and (s.attempts > 0 or s.outcome is not null))
             order by i.partner
            """;

    private static final String TOLD = "select t.*" + WANTED + """
              join delivery.holder_told t on t.originator = w.originator and t.number = w.number
             where t.told_by = any (cast(? as text[]))
             order by t.told_by, t.holder
            """;

    private static final String COPIES_TOLD =
            "select t.originator, t.number, t.told_by, t.node, t.copies" + WANTED + """
              join delivery.copies_told t on t.originator = w.originator and t.number = w.number
             where t.told_by = any (cast(? as text[]))
             order by t.node
            """;

    private static final String OWN_COPIES = "select w.originator, w.number, count(*) as copies" + WANTED + """
              join delivery.copy_exported c on c.originator = w.originator and c.number = w.number
             group by w.originator, w.number
            """;

    private static final String KEEP = """
            insert into delivery.holder_told
                   (told_by, originator, number, holder, version, withdrawal, state, since, reason, receipt_id, told_at)
            values (?, ?, cast(? as uuid), ?, ?, ?, ?, cast(? as timestamptz), ?, cast(? as uuid), cast(? as timestamptz))
            """;

    private static final String EVER_SENT = """
            select 1 from delivery.item
             where partner = ? and originator = ? and number = cast(? as uuid) and (attempts > 0 or outcome is not null)
             limit 1
            """;

    private static final String EXPORTED = """
            insert into delivery.copy_exported (originator, number, reference, at)
            select e.originator, e.number, cast(? as uuid), cast(? as timestamptz)
              from unnest(cast(? as text[]), cast(? as uuid[])) as e (originator, number)
            on conflict do nothing
            """;

    private final Partners partners;
    private final DSLContext sql;

    HolderRows(Partners partners, DSLContext sql) {
        this.partners = partners;
        this.sql = sql;
    }

    /** Holders that this node sends to, and those that partners told of, for many reports. */
    @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
    public Map<ReportIdentity, List<Holder>> holders(Collection<ReportIdentity> reports) {
        Map<ReportIdentity, List<Holder>> holders = new HashMap<>();
        sql.resultQuery(DIRECT, originators(reports), numbers(reports), partnerNames())
                .forEach(row -> holders.computeIfAbsent(identity(row), none -> new ArrayList<>())
                        .add(direct(row)));
        sql.resultQuery(TOLD, originators(reports), numbers(reports), partnerNames())
                .forEach(row -> holders.computeIfAbsent(identity(row), none -> new ArrayList<>())
                        .add(told(row)));
        return holders;
    }

    /** A number of files at a node, and the partner that told of it; null for those of this node. */
    record ToldCopies(@Nullable String toldBy, Copies copies) {}

    /** Files that hold these reports, at this node and at others. */
    @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
    public Map<ReportIdentity, List<ToldCopies>> copies(Collection<ReportIdentity> reports, String own) {
        Map<ReportIdentity, List<ToldCopies>> copies = new HashMap<>();
        sql.resultQuery(OWN_COPIES, originators(reports), numbers(reports))
                .forEach(row -> copies.computeIfAbsent(identity(row), none -> new ArrayList<>())
                        .add(new ToldCopies(null, new Copies(own, row.get("copies", Integer.class)))));
        sql.resultQuery(COPIES_TOLD, originators(reports), numbers(reports), partnerNames())
                .forEach(row -> copies.computeIfAbsent(identity(row), none -> new ArrayList<>())
                        .add(new ToldCopies(
                                row.get("told_by", String.class),
                                new Copies(
                                        Objects.requireNonNull(row.get("node", String.class)),
                                        row.get("copies", Integer.class)))));
        return copies;
    }

    /** Whether this node ever sent the partner anything of the report. */
    @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
    public boolean wasSent(String partner, ReportIdentity report) {
        return sql.resultQuery(EVER_SENT, partner, report.originator(), report.number())
                .fetchOptional()
                .isPresent();
    }

    /** Keeps what a partner told of a report in place of what it told before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(String toldBy, ToldReport told, Instant now) {
        ReportIdentity report = told.identity();
        for (String table : List.of("holder_told", "copies_told")) {
            sql.execute(
                    "delete from delivery." + table
                            + " where told_by = ? and originator = ? and number = cast(? as uuid)",
                    toldBy,
                    report.originator(),
                    report.number());
        }
        for (Holder holder : told.holders()) {
            sql.execute(
                    KEEP,
                    toldBy,
                    report.originator(),
                    report.number(),
                    holder.node(),
                    holder.version(),
                    holder.withdrawal(),
                    holder.state().name(),
                    Moments.of(holder.since()),
                    holder.reason(),
                    holder.receiptId(),
                    Moments.of(now));
        }
        for (Copies copies : told.copies()) {
            sql.execute(
                    "insert into delivery.copies_told (told_by, originator, number, node, copies, told_at)"
                            + " values (?, ?, cast(? as uuid), ?, ?, cast(? as timestamptz))",
                    toldBy,
                    report.originator(),
                    report.number(),
                    copies.node(),
                    copies.files(),
                    Moments.of(now));
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void exported(UUID reference, Collection<ReportIdentity> reports, Instant now) {
        sql.execute(EXPORTED, reference, Moments.of(now), originators(reports), numbers(reports));
    }

    private String[] partnerNames() {
        return partners.all().stream().map(Partner::name).toArray(String[]::new);
    }

    static String[] originators(Collection<ReportIdentity> reports) {
        return reports.stream().map(ReportIdentity::originator).toArray(String[]::new);
    }

    static UUID[] numbers(Collection<ReportIdentity> reports) {
        return reports.stream().map(ReportIdentity::number).toArray(UUID[]::new);
    }

    static ReportIdentity identity(Record row) {
        return new ReportIdentity(row.get("originator", String.class), row.get("number", UUID.class));
    }

    private static Holder direct(Record row) {
        PartnerState.State state = PartnerState.State.valueOf(row.get("state", String.class));
        OffsetDateTime settled = row.get("settled_at", OffsetDateTime.class);
        OffsetDateTime released = row.get("released_at", OffsetDateTime.class);
        Holder.State stands = switch (state) {
            case DELIVERED -> Holder.State.CONFIRMED;
            case RECALLED -> Holder.State.TAKEN_BACK;
            case REFUSED, CONFLICT -> Holder.State.REFUSED;
            case WAITING, IN_FLIGHT, HELD, NOT_DUE -> Holder.State.OUTSTANDING;
        };
        boolean open = stands == Holder.State.OUTSTANDING || settled == null;
        return new Holder(
                Objects.requireNonNull(row.get("partner", String.class)),
                null,
                row.get("version", Integer.class),
                row.get("withdrawal", Boolean.class),
                stands,
                (open ? released : settled).toInstant(),
                row.get("reason", String.class),
                open ? null : row.get("receipt_id", UUID.class));
    }

    private static Holder told(Record row) {
        return new Holder(
                Objects.requireNonNull(row.get("holder", String.class)),
                row.get("told_by", String.class),
                row.get("version", Integer.class),
                row.get("withdrawal", Boolean.class),
                Holder.State.valueOf(row.get("state", String.class)),
                row.get("since", OffsetDateTime.class).toInstant(),
                row.get("reason", String.class),
                row.get("receipt_id", UUID.class));
    }
}
