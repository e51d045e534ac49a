package org.tidewaiter.node.delivery.lane;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.delivery.AgreedTerms;
import org.tidewaiter.node.delivery.OutgoingVersions.Asked;
import org.tidewaiter.node.delivery.PartnerState;
import org.tidewaiter.node.delivery.VersionRef;
import org.tidewaiter.node.delivery.agreement.Agreements;
import org.tidewaiter.node.delivery.queue.DeliveredPart;
import org.tidewaiter.node.delivery.queue.FurtherParts;
import org.tidewaiter.node.delivery.queue.FurtherParts.Delivered;
import org.tidewaiter.node.delivery.queue.FurtherParts.Found;
import org.tidewaiter.node.delivery.queue.LaneClaims;
import org.tidewaiter.node.delivery.queue.LaneItems.SetAside;
import org.tidewaiter.node.delivery.queue.Lease;

/**
 * Looks again, under a revision that may let more go, at what the partner has accepted: the newest version of each report. It
 * goes through a lane's past in steps, each written in the transaction that moves its mark, and goes on from there after a
 * crash. Under terms that let no more go there is nothing to look at.
 */
@Component
public class LaneSupplementLooks {

    public static final int STEP = 500;

    /** Items passed in one step at most, for those of this partner may be few among many. */
    private static final long WINDOW = 50_000;

    private static final String BEGIN = """
            update delivery.lane
               set supplemented = 0, supplement_to = (select max(id) from delivery.item)
             where partner = ? and (cast(? as boolean) or supplement_to is not null)
            """;

    private static final String DELIVERED = """
            select i.id, i.originator, i.number, i.version, i.digest, i.disclosed, i.receipt_id
              from delivery.item i
             where i.partner = ? and i.state = 'DELIVERED' and not i.withdrawal and i.id > ? and i.id <= ?
               and not exists (
                   select 1 from delivery.item l
                    where l.partner = i.partner and l.originator = i.originator and l.number = i.number
                      and l.version > i.version)
             order by i.id
             limit ?
            """;

    private final DSLContext sql;
    private final LaneClaims claims;
    private final LaneSupplements supplements;
    private final FurtherParts furtherParts;
    private final Agreements agreements;
    private final AgreedTerms terms;
    private final TransactionTemplate transaction;

    LaneSupplementLooks(
            DSLContext sql,
            LaneClaims claims,
            LaneSupplements supplements,
            FurtherParts furtherParts,
            Agreements agreements,
            AgreedTerms terms,
            PlatformTransactionManager transactions) {
        this.sql = sql;
        this.claims = claims;
        this.supplements = supplements;
        this.furtherParts = furtherParts;
        this.agreements = agreements;
        this.terms = terms;
        this.transaction = new TransactionTemplate(transactions);
    }

    private record Row(long id, Delivered delivered) {}

    /**
     * Begins at the start where more may go than before, or a look that has not ended was for more.
     *
     * @param before by which the lane was judged last; null where that is not known
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(String partner, @Nullable Digest before, Agreement agreement) {
        boolean mayBeMore = Optional.ofNullable(before)
                .flatMap(agreements::recorded)
                .map(former -> terms.mayDiscloseMore(agreement, former))
                .orElse(true);
        begin(partner, mayBeMore);
    }

    /** Begins at the start where more may go, or a look that has not ended was for more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(String partner, boolean mayBeMore) {
        sql.execute(BEGIN, partner, mayBeMore);
    }

    /** Takes the next step, if there is one to take; whether there may be another. */
    boolean take(Lease lease, Agreement agreement) {
        String partner = lease.partner();
        Record lane = sql.resultQuery(
                        "select supplement_to, supplemented from delivery.lane where partner = ?", partner)
                .fetchSingle();
        Long to = lane.get("supplement_to", Long.class);
        if (to == null) {
            return false;
        }
        long after = lane.get("supplemented", Long.class);
        long until = Math.min(to, after + WINDOW);
        List<Row> rows = sql.resultQuery(DELIVERED, partner, after, until, STEP).fetch(LaneSupplementLooks::row);
        List<SetAside> wanted = wanted(rows, agreement);
        long last = rows.size() < STEP ? until : rows.getLast().id();
        transaction.executeWithoutResult(status -> {
            claims.require(lease);
            supplements.want(partner, wanted);
            sql.execute(
                    "update delivery.lane set supplemented = ?, supplement_to = ? where partner = ?",
                    last,
                    last < to ? to : null,
                    partner);
        });
        return true;
    }

    private List<SetAside> wanted(List<Row> rows, Agreement agreement) {
        List<Found> found = furtherParts.of(rows.stream().map(Row::delivered).toList(), agreement);
        List<SetAside> wanted = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            long id = rows.get(i).id();
            switch (found.get(i)) {
                // What cannot be read now may be when it is about to go.
                case Found.More _, Found.Unreadable _ -> wanted.add(waiting(id));
                case Found.Held(var hold) -> wanted.add(SetAside.held(id, hold));
                case Found.Nothing _ -> {}
            }
        }
        return wanted;
    }

    private static SetAside waiting(long id) {
        return new SetAside(id, PartnerState.State.WAITING, null, null, false);
    }

    private static Row row(Record row) {
        VersionRef version = new VersionRef(
                new ReportIdentity(row.get("originator", String.class), row.get("number", UUID.class)),
                row.get("version", Integer.class));
        return new Row(row.get("id", Long.class), new Delivered(new Asked(version, null, true), DeliveredPart.of(row)));
    }
}
