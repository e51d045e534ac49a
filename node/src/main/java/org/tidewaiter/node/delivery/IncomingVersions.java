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
import org.tidewaiter.node.delivery.reception.Reception;

/** Takes what a partner sent; implemented by the store of versions. */
public interface IncomingVersions {

    /**
     * A verified version as it arrived.
     *
     * @param after digest that the sender says this node last accepted for the report, or null
     * @param skipped verified tokens of versions between that one and this one
     * @param before how this node accepted it before, by a receipt of its own that the sender presents; null where none is
     * @param revoked whether its issuer has revoked the key that signed it, so that it counts only if it was accepted before
     */
    record Arrived(
            VerifiedVersion version,
            @Nullable Digest after,
            List<BareVersion> skipped,
            Outcome.@Nullable AlreadyAccepted before,
            boolean revoked) {

        public Arrived {
            skipped = List.copyOf(skipped);
        }

        /** One with which no receipt is presented. */
        public Arrived(VerifiedVersion version, @Nullable Digest after, List<BareVersion> skipped) {
            this(version, after, skipped, null, false);
        }
    }

    /**
     * What became of versions.
     *
     * @param outcomes one for each, in the same order
     * @param learntAgain how many were stored again as they had been accepted before, which this node had forgotten
     */
    record Judged(List<Outcome> outcomes, int learntAgain) {

        public Judged {
            outcomes = List.copyOf(outcomes);
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
     * Stores what can be stored, in the caller's transaction. What this node has forgotten is accepted again as it was before.
     * Appends to the journal last.
     */
    Judged judge(Reception reception, List<Arrived> versions);

    /** The same, for who wants the outcomes alone. */
    default List<Outcome> accept(Reception reception, List<Arrived> versions) {
        return judge(reception, versions).outcomes();
    }

    /**
     * Hides what came of these reports from that sender under that agreement before the recall, in the caller's transaction.
     * Kept for ever: content that was sent before it is refused from now on, however late it comes.
     *
     * @return one outcome for each report in the same order: recalled, whether anything of it is held or not
     */
    List<Outcome> recall(Reception reception, List<RecalledReport> reports);
}
