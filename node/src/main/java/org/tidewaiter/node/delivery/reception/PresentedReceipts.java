package org.tidewaiter.node.delivery.reception;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.dispatch.Dispatch;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.receipt.Outcome;
import org.tidewaiter.exchange.receipt.Receipt;
import org.tidewaiter.exchange.receipt.ReceiptItem;
import org.tidewaiter.exchange.receipt.ReceiptReader;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.node.delivery.partner.Partners;

/**
 * Reads receipts that senders present: what this node has signed it stands by, also when it was restored from a backup that
 * is older. A receipt that this node did not sign, or signed for another sender, says nothing.
 */
@Component
class PresentedReceipts {

    private final ReceiptReader reader;
    private final String own;

    PresentedReceipts(NodeIdentity identity, Partners partners) {
        this.reader = new ReceiptReader(partners);
        this.own = identity.node();
    }

    /** The first acceptances of versions by the receipts that came with a dispatch, by the versions' digests. */
    Map<Digest, Outcome.AlreadyAccepted> of(Dispatch dispatch) {
        Map<Digest, Outcome.AlreadyAccepted> accepted = new HashMap<>();
        dispatch.items().stream()
                .flatMap(item -> item.presented().stream())
                .distinct()
                .flatMap(jws -> reader.readAsProof(jws, own).stream())
                .filter(receipt -> receipt.sender().equals(dispatch.header().sender()))
                .forEach(receipt -> receipt.items()
                        .forEach(item -> acceptance(receipt, item)
                                .ifPresent(one -> accepted.merge(item.digest(), one, PresentedReceipts::earlier))));
        return accepted;
    }

    private static Optional<Outcome.AlreadyAccepted> acceptance(Receipt receipt, ReceiptItem item) {
        return switch (item.outcome()) {
            case Outcome.Accepted(long position, var at) ->
                Optional.of(new Outcome.AlreadyAccepted(at, position, receipt.id()));
            case Outcome.AlreadyAccepted already -> Optional.of(already);
            // A supplement tells when a part was added, not when the version was accepted.
            case Outcome.Supplemented _, Outcome.Recalled _ -> Optional.empty();
            case Outcome.Conflict _, Outcome.Refused _, Outcome.Waiting _ -> Optional.empty();
        };
    }

    private static Outcome.AlreadyAccepted earlier(Outcome.AlreadyAccepted one, Outcome.AlreadyAccepted other) {
        return other.at().isBefore(one.at()) ? other : one;
    }
}
