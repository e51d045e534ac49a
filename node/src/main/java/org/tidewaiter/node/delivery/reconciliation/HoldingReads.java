package org.tidewaiter.node.delivery.reconciliation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.dispatch.ItemReference;
import org.tidewaiter.exchange.receipt.ReceiptItem;
import org.tidewaiter.exchange.receipt.ReceiptReader;
import org.tidewaiter.exchange.reconciliation.Holding;
import org.tidewaiter.exchange.reconciliation.ReconciliationQuestion.Cut;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.delivery.LanePlace;
import org.tidewaiter.node.delivery.StoredHoldings;
import org.tidewaiter.node.delivery.StoredHoldings.OwnVersion;
import org.tidewaiter.node.delivery.comparison.ExpectedHoldings;
import org.tidewaiter.node.delivery.comparison.ExpectedHoldings.Found;
import org.tidewaiter.node.delivery.comparison.ExpectedReport;
import org.tidewaiter.node.delivery.comparison.HoldingSpool;
import org.tidewaiter.node.delivery.comparison.ReceiptProofs;
import org.tidewaiter.node.delivery.comparison.Tally;
import org.tidewaiter.node.delivery.partner.Partners;
import org.tidewaiter.node.delivery.queue.JournalFollower;
import org.tidewaiter.node.delivery.queue.LaneItemRow;
import org.tidewaiter.node.journal.Journal;
import org.tidewaiter.node.settings.NodeSettings;

/** Reads what is held and what should be, each as it was at one moment, from everything that is stored. */
@Component
class HoldingReads {

    static final int MOST_FINDINGS = 50_000;

    // Up to here every dispatch has its answer or was given up; those after it are under way.
    private static final String CUT = """
            select coalesce((select min(d.sequence) - 1 from delivery.dispatch_sent d
                              where d.partner = l.partner and d.epoch = ? and d.answered_at is null), l.sequence)
              from delivery.lane l where l.partner = ?
            """;

    private static final String ITEMS = "select " + LaneItemRow.COLUMNS + """
              from delivery.item i
              left join delivery.receipt r on r.id = i.receipt_id
             where i.partner = ?
             order by sha256(convert_to(i.originator || '/' || cast(i.number as text), 'UTF8')), i.version
            """;

    private final StoredHoldings stored;
    private final Journal journal;
    private final ReceiptReader receipts;
    private final DSLContext sql;
    private final Path folder;

    HoldingReads(StoredHoldings stored, Journal journal, Partners partners, DSLContext sql, NodeSettings settings) {
        this.stored = stored;
        this.journal = journal;
        this.receipts = new ReceiptReader(partners::beforeRevocationOf);
        this.sql = sql;
        this.folder = settings.data().resolve("reconciliation");
    }

    /** What this node holds from a partner up to a cut in its lane. To be closed. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public HoldingSpool held(String sender, Cut cut) {
        try (HoldingSpool.Writer spool = new HoldingSpool.Writer(folder)) {
            stored.from(sender, new LanePlace(cut.epoch(), cut.sequence()), spool::add);
            return spool.end();
        }
    }

    /** What a partner should hold of this node's versions. Its holdings are to be closed. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public ExpectedHoldings expected(String partner, Agreement agreement) {
        long epoch = journal.epoch();
        long sequence = sql.resultQuery(CUT, epoch, partner)
                .fetchOptional(0, Long.class)
                .orElse(0L);
        Cut cut = new Cut(epoch, sequence);
        try (HoldingSpool.Writer spool = new HoldingSpool.Writer(folder);
                ReceiptProofs proofs = new ReceiptProofs(receipt -> signedFor(receipt, partner), folder);
                Cursor<Record> rows =
                        sql.resultQuery(ITEMS, partner).fetchSize(500).fetchLazy()) {
            Merge merge = new Merge(partner, cut, spool, new Groups(rows), proofs);
            stored.own(agreement, merge::report);
            return merge.end();
        }
    }

    private List<ItemReference> signedFor(UUID receipt, String partner) {
        return sql.resultQuery("select signed from delivery.receipt where id = cast(? as uuid)", receipt)
                .fetchOptional(0, String.class)
                .flatMap(signed -> receipts.readAsProof(signed, partner))
                .map(proof -> proof.items().stream().map(ReceiptItem::reference).toList())
                .orElse(List.of());
    }

    /** The items of a lane, report by report. */
    private static final class Groups {

        private final Cursor<Record> rows;
        private @Nullable LaneItemRow next;

        Groups(Cursor<Record> rows) {
            this.rows = rows;
            advance();
        }

        private void advance() {
            Record row = rows.fetchNext();
            next = row == null ? null : LaneItemRow.of(row);
        }

        @Nullable
        ReportIdentity identity() {
            return next == null ? null : next.version().identity();
        }

        List<LaneItemRow> take() {
            List<LaneItemRow> group = new ArrayList<>();
            ReportIdentity identity = identity();
            while (next != null && next.version().identity().equals(identity)) {
                group.add(next);
                advance();
            }
            return group;
        }
    }

    /** Brings the store's reports and the lane's items together; both come in the same order. */
    private final class Merge {

        private final Cut cut;
        private final HoldingSpool.Writer spool;
        private final Groups groups;
        private final ReceiptProofs proofs;
        private final long expanded;
        private final Tally tally = new Tally();
        private final List<Found> findings = new ArrayList<>();
        private boolean more;

        Merge(String partner, Cut cut, HoldingSpool.Writer spool, Groups groups, ReceiptProofs proofs) {
            this.cut = cut;
            this.spool = spool;
            this.groups = groups;
            this.proofs = proofs;
            this.expanded = journal.position(JournalFollower.follower(partner));
        }

        void report(StoredHoldings.OwnReport report) {
            byte[] key = Holding.key(report.identity());
            ReportIdentity next = groups.identity();
            while (next != null && Arrays.compareUnsigned(Holding.key(next), key) < 0) {
                judge(next, List.of(), groups.take());
                next = groups.identity();
            }
            judge(report.identity(), report.versions(), report.identity().equals(next) ? groups.take() : List.of());
        }

        private void judge(ReportIdentity identity, List<OwnVersion> own, List<LaneItemRow> items) {
            items.forEach(tally::count);
            ExpectedReport report = new ExpectedReport(identity, own, items, proofs)
                    .judge(new LanePlace(cut.epoch(), cut.sequence()), expanded);
            report.holdings().forEach(spool::add);
            for (Found found : report.findings()) {
                if (findings.size() < MOST_FINDINGS) {
                    findings.add(found);
                } else {
                    more = true;
                }
            }
        }

        ExpectedHoldings end() {
            for (ReportIdentity next = groups.identity(); next != null; next = groups.identity()) {
                judge(next, List.of(), groups.take());
            }
            return new ExpectedHoldings(cut, spool.end(), findings, more, tally.all());
        }
    }
}
