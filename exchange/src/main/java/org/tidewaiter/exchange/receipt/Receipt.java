package org.tidewaiter.exchange.receipt;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.dispatch.DispatchBounds;
import org.tidewaiter.exchange.log.LogProof;
import org.tidewaiter.exchange.token.Codes;
import org.tidewaiter.exchange.version.Digest;

/**
 * What became of a dispatch, given only when it is on disk.
 *
 * @param id a UUID of version 7; later answers to the same items refer to it
 * @param dispatch the dispatch's hash
 * @param sender name of the node that sent the dispatch
 * @param audience name of the node that received it, which signs this
 * @param agreement number of the agreement it came under
 * @param agreementDigest digest of that agreement's text
 * @param senderEpoch the epoch in the dispatch
 * @param receiverEpoch the receiver's journal epoch, in which the positions count
 * @param receivedAt when the dispatch had arrived, to the millisecond
 * @param time when this was signed, to the millisecond
 * @param items one for each item of the dispatch, in its order
 * @param log proof that what was accepted is in the receiver's log; null where nothing was, or it keeps no log
 */
public record Receipt(
        UUID id,
        Digest dispatch,
        String sender,
        String audience,
        String agreement,
        Digest agreementDigest,
        long senderEpoch,
        long receiverEpoch,
        Instant receivedAt,
        Instant time,
        List<ReceiptItem> items,
        @Nullable LogProof log) {

    public Receipt {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(dispatch, "dispatch");
        Codes.requireCode(sender, "the sender");
        Codes.requireCode(audience, "the audience");
        Codes.requireCode(agreement, "the agreement's number");
        Objects.requireNonNull(agreementDigest, "agreementDigest");
        Codes.requireNumber(senderEpoch, 0, "the sender's epoch");
        Codes.requireNumber(receiverEpoch, 0, "the receiver's epoch");
        receivedAt = receivedAt.truncatedTo(ChronoUnit.MILLIS);
        time = time.truncatedTo(ChronoUnit.MILLIS);
        items = List.copyOf(items);
        if (items.isEmpty() || items.size() > DispatchBounds.ITEMS) {
            throw new IllegalArgumentException("a receipt has an item for each item of a dispatch");
        }
    }

    /** Of a receiver that keeps no log. */
    public Receipt(
            UUID id,
            Digest dispatch,
            String sender,
            String audience,
            String agreement,
            Digest agreementDigest,
            long senderEpoch,
            long receiverEpoch,
            Instant receivedAt,
            Instant time,
            List<ReceiptItem> items) {
        this(
                id,
                dispatch,
                sender,
                audience,
                agreement,
                agreementDigest,
                senderEpoch,
                receiverEpoch,
                receivedAt,
                time,
                items,
                null);
    }
}
