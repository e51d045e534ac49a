package org.tidewaiter.node.delivery.reception;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.dispatch.DispatchHeader;
import org.tidewaiter.exchange.receipt.Receipt;
import org.tidewaiter.exchange.receipt.SignedReceipt;
import org.tidewaiter.node.database.Moments;

/** What a partner has sent here: receipts issued, and the highest epoch and sequence seen. */
@Component
class ReceptionRows {

    private static final String KEEP = """
            insert into delivery.receipt
                   (id, direction, partner, dispatch_id, dispatch_hash, epoch, sequence, items, accepted, signed, at)
            values (cast(? as uuid), 'ISSUED', ?, cast(? as uuid), ?, ?, ?, ?, ?, ?, cast(? as timestamptz))
            """;

    // A dispatch of an older epoch or sequence may come late; it never lowers what is known of the sender.
    private static final String HEAR = """
            update delivery.heard
               set sequence = case when epoch < ? then ? when epoch = ? then greatest(sequence, ?) else sequence end,
                   epoch = greatest(epoch, ?), accepted = accepted + ?, refused = refused + ?,
                   conflicts = conflicts + ?, last_receipt_at = cast(? as timestamptz), last_receipt_id = cast(? as uuid)
             where partner = ?
            """;

    private final DSLContext sql;

    ReceptionRows(DSLContext sql) {
        this.sql = sql;
    }

    /** Lets one dispatch of a sender be stored at a time, so that order in its lane is order here. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(String sender) {
        sql.execute("insert into delivery.heard (partner) values (?) on conflict do nothing", sender);
        sql.execute("select 1 from delivery.heard where partner = ? for update", sender);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(DispatchHeader header, SignedReceipt signed, ReceiptDesk.Counted counted) {
        Receipt receipt = signed.receipt();
        sql.execute(
                KEEP,
                receipt.id(),
                header.sender(),
                header.id(),
                receipt.dispatch().text(),
                header.epoch(),
                header.sequence(),
                receipt.items().size(),
                counted.accepted(),
                signed.jws(),
                Moments.of(receipt.time()));
        sql.execute(
                HEAR,
                header.epoch(),
                header.sequence(),
                header.epoch(),
                header.sequence(),
                header.epoch(),
                counted.fresh(),
                counted.refused(),
                counted.conflicts(),
                Moments.of(receipt.time()),
                receipt.id(),
                header.sender());
    }
}
