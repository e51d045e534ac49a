package org.tidewaiter.node.delivery.partner;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.receipt.Receipt;
import org.tidewaiter.exchange.receipt.ReceiptReader;

/**
 * How far partners' clocks are from this node's, from the four times of the last answered dispatch: sent and answered here,
 * arrived and signed there, as NTP (RFC 5905) does it. The error is at most half of the time that the answer took.
 */
@Component
public class ClockOffsets {

    private static final Duration PLAUSIBLE = Duration.ofSeconds(5);

    private static final String LAST = """
            select d.sent_at, d.answered_at, r.signed
              from delivery.dispatch_sent d join delivery.receipt r on r.id = d.receipt_id
             where d.partner = ? and d.answered_at is not null
             order by d.id desc
             limit 1
            """;

    private final DSLContext sql;
    private final ReceiptReader receipts;

    ClockOffsets(DSLContext sql, Partners partners) {
        this.sql = sql;
        this.receipts = new ReceiptReader(partners);
    }

    /** Whether two clocks that differ by this tell the same time for the purposes of an exchange. */
    public static boolean isPlausible(Duration offset) {
        return offset.abs().compareTo(PLAUSIBLE) <= 0;
    }

    /**
     * Whether the four times of an answered dispatch say that the clocks are further apart than the answer's own time can
     * explain.
     *
     * @param sent when it was sent, by this node's clock
     * @param answered when the receipt was here, by the same
     */
    public static boolean areApart(Instant sent, Receipt receipt, Instant answered) {
        Duration error = Duration.between(sent, answered).abs().dividedBy(2);
        return offset(sent, receipt, answered).abs().minus(error).compareTo(PLAUSIBLE) > 0;
    }

    /** How much the partner's clock is ahead; empty before the first receipt. */
    public Optional<Duration> with(String partner) {
        return sql.resultQuery(LAST, partner).fetchOptional().flatMap(row -> offset(row, partner));
    }

    private Optional<Duration> offset(Record row, String partner) {
        Instant sent = row.get("sent_at", OffsetDateTime.class).toInstant();
        Instant answered = row.get("answered_at", OffsetDateTime.class).toInstant();
        return receipts.readAsProof(row.get("signed", String.class), partner)
                .map(receipt -> offset(sent, receipt, answered));
    }

    private static Duration offset(Instant sent, Receipt receipt, Instant answered) {
        Duration there = Duration.between(sent, receipt.receivedAt());
        Duration back = Duration.between(answered, receipt.time());
        return there.plus(back).dividedBy(2);
    }
}
