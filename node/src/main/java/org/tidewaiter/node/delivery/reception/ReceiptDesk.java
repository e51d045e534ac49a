package org.tidewaiter.node.delivery.reception;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.dispatch.DispatchHeader;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.receipt.Outcome;
import org.tidewaiter.exchange.receipt.Receipt;
import org.tidewaiter.exchange.receipt.ReceiptItem;
import org.tidewaiter.exchange.receipt.ReceiptWriter;
import org.tidewaiter.exchange.receipt.SignedReceipt;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.node.delivery.log.AcceptanceLog;
import org.tidewaiter.node.delivery.queue.LaneMetrics;
import org.tidewaiter.node.journal.Journal;

/** Signs receipts for what partners sent, and keeps them in the transaction that stored it. */
@Component
class ReceiptDesk {

    private final NodeIdentity identity;
    private final ReceiptWriter writer;
    private final Journal journal;
    private final AcceptanceLog log;
    private final ReceptionRows rows;
    private final LaneMetrics metrics;
    private final Clock clock;

    ReceiptDesk(
            NodeIdentity identity,
            Journal journal,
            AcceptanceLog log,
            ReceptionRows rows,
            LaneMetrics metrics,
            Clock clock) {
        this.identity = identity;
        this.writer = new ReceiptWriter(identity.signingKey());
        this.journal = journal;
        this.log = log;
        this.rows = rows;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * The receipt's token, in the caller's transaction; what was accepted is entered into the log, last of all.
     *
     * @param learntAgain how many of these were stored although they had been accepted before
     */
    String sign(
            DispatchHeader header,
            Digest hash,
            UUID receiptId,
            Instant receivedAt,
            List<AcceptanceLog.Judged> judged,
            int learntAgain) {
        AcceptanceLog.Entered entered = log.enter(header.sender(), judged);
        SignedReceipt signed = writer.sign(new Receipt(
                receiptId,
                hash,
                header.sender(),
                identity.node(),
                header.agreement(),
                header.agreementDigest(),
                header.epoch(),
                journal.epoch(),
                receivedAt,
                clock.instant(),
                entered.items(),
                entered.proof()));
        Counted counted = Counted.of(entered.items(), learntAgain);
        rows.keep(header, signed, counted);
        metrics.received(header.sender(), "accepted", counted.accepted());
        metrics.received(header.sender(), "refused", counted.refused());
        metrics.received(header.sender(), "conflict", counted.conflicts());
        return signed.jws();
    }

    /**
     * What a receipt says, counted.
     *
     * @param fresh accepted for the first time, or again after it had been forgotten
     * @param accepted held now, whether or not before
     */
    record Counted(int fresh, int accepted, int refused, int conflicts) {

        static Counted of(List<ReceiptItem> items, int learntAgain) {
            int fresh = learntAgain;
            int accepted = 0;
            int refused = 0;
            int conflicts = 0;
            for (ReceiptItem item : items) {
                switch (item.outcome()) {
                    case Outcome.Accepted _ -> {
                        fresh++;
                        accepted++;
                    }
                    case Outcome.AlreadyAccepted _, Outcome.Supplemented _ -> accepted++;
                    case Outcome.Refused _ -> refused++;
                    case Outcome.Conflict _ -> conflicts++;
                    case Outcome.Waiting _, Outcome.Recalled _ -> {}
                }
            }
            return new Counted(fresh, accepted, refused, conflicts);
        }
    }
}
