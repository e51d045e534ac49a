package org.tidewaiter.node.delivery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.recall.RecalledReport;
import org.tidewaiter.exchange.receipt.Outcome;
import org.tidewaiter.exchange.version.BareVersion;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.VerifiedVersion;

/** Takes what a partner sent; implemented by the store of versions. */
public interface IncomingVersions {

    /**
     * A verified version as it arrived.
     *
     * @param after digest that the sender says this node last accepted for the report, or null
     * @param skipped verified tokens of versions between that one and this one
     */
    record Arrived(VerifiedVersion version, @Nullable Digest after, List<BareVersion> skipped) {

        public Arrived {
            skipped = List.copyOf(skipped);
        }
    }

    /**
     * The dispatch in which versions arrived, or the recall.
     *
     * @param place where it stands in the sender's lane
     */
    record Reception(String sender, Agreement agreement, UUID receiptId, Instant receivedAt, LanePlace place) {

        /** One of which it is not known where it stands: the first that there could be. */
        public Reception(String sender, Agreement agreement, UUID receiptId, Instant receivedAt) {
            this(sender, agreement, receiptId, receivedAt, LanePlace.FIRST);
        }
    }

    /**
     * Stores what can be stored, in the caller's transaction, one outcome for each version in the same order. Appends to
     * the journal last.
     */
    List<Outcome> accept(Reception reception, List<Arrived> versions);

    /**
     * Hides what came of these reports from that sender under that agreement before the recall, in the caller's transaction.
     * Kept for ever: content that was sent before it is refused from now on, however late it comes.
     *
     * @return one outcome for each report in the same order: recalled, whether anything of it is held or not
     */
    List<Outcome> recall(Reception reception, List<RecalledReport> reports);
}
