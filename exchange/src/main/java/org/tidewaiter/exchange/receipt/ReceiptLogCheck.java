package org.tidewaiter.exchange.receipt;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tidewaiter.exchange.identity.KeyDirectory;
import org.tidewaiter.exchange.log.InclusionProof;
import org.tidewaiter.exchange.log.LogHeadReading;
import org.tidewaiter.exchange.log.LogHeads;
import org.tidewaiter.exchange.log.LogPlace;
import org.tidewaiter.exchange.log.LogProof;
import org.tidewaiter.exchange.log.VerifiedLogHead;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.version.Digest;

/**
 * Checks what a receipt says of the log: that its signer signed the head, and that the entries of all that was accepted lead
 * to its root. What the entries say is for whoever knows the versions: see {@link ReceiptItem#entry}.
 */
final class ReceiptLogCheck {

    private ReceiptLogCheck() {}

    /**
     * The head that the receipt's entries are proven against; empty where the receipt says nothing of a log.
     *
     * @throws Refusal if it says something that it does not prove
     */
    static Optional<VerifiedLogHead> check(Receipt receipt, KeyDirectory keys) throws Refusal {
        LogProof proof = receipt.log();
        if (proof == null) {
            if (receipt.items().stream().anyMatch(item -> item.place().isPresent())) {
                throw new Refusal(Rule.LOG_PROOF_FAILS, "/claims/log");
            }
            return Optional.empty();
        }
        return switch (LogHeads.read(proof.head(), receipt.audience(), keys)) {
            case LogHeadReading.Refused _ -> throw new Refusal(Rule.LOG_PROOF_FAILS, "/claims/log/head");
            case VerifiedLogHead head -> {
                if (!InclusionProof.proves(
                        leaves(receipt),
                        head.point().size(),
                        proof.path(),
                        head.point().root())) {
                    throw new Refusal(Rule.LOG_PROOF_FAILS, "/claims/log/path");
                }
                yield Optional.of(head);
            }
        };
    }

    private static SortedMap<Long, Digest> leaves(Receipt receipt) throws Refusal {
        SortedMap<Long, Digest> leaves = new TreeMap<>();
        for (ReceiptItem item : receipt.items()) {
            LogPlace place = item.place().orElse(null);
            boolean told = place != null;
            if (told != item.isAccepted()) {
                throw new Refusal(Rule.LOG_PROOF_FAILS, "/claims/items");
            }
            if (place != null) {
                Digest before = leaves.put(place.index(), place.hash());
                if (before != null && !before.equals(place.hash())) {
                    throw new Refusal(Rule.LOG_PROOF_FAILS, "/claims/items");
                }
            }
        }
        return leaves;
    }
}
