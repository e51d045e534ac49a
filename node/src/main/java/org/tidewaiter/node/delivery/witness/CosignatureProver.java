package org.tidewaiter.node.delivery.witness;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.log.Cosignatures;
import org.tidewaiter.exchange.log.LogHead;
import org.tidewaiter.exchange.log.ReadCosignature;
import org.tidewaiter.exchange.log.VerifiedLogHead;
import org.tidewaiter.node.delivery.log.CosignatureRows;
import org.tidewaiter.node.delivery.log.HeldCosignature;
import org.tidewaiter.node.delivery.log.LogHeadRows;
import org.tidewaiter.node.delivery.log.LogWatch;
import org.tidewaiter.node.delivery.partner.Partner;
import org.tidewaiter.node.delivery.partner.Partners;
import org.tidewaiter.node.delivery.witness.LogCalls.Said;

/**
 * Compares with what this node has verified of a partner's log what others have cosigned of it, as the partner shows it. Whoever
 * cosigned: the partner itself signed each of these heads, and answers for it as for one that it signed for this node.
 */
@Component
class CosignatureProver {

    private final CosignatureRows rows;
    private final LogHeadRows heads;
    private final LogWatch watch;
    private final LogCalls calls;
    private final Partners partners;
    private final Clock clock;

    CosignatureProver(
            CosignatureRows rows, LogHeadRows heads, LogWatch watch, LogCalls calls, Partners partners, Clock clock) {
        this.rows = rows;
        this.heads = heads;
        this.watch = watch;
        this.calls = calls;
        this.partners = partners;
        this.clock = clock;
    }

    /** Asks for them, and compares those that are new here. A partner that shows none is not suspected for it. */
    void look(Partner partner) throws InterruptedException {
        if (!(calls.cosignatures(partner) instanceof Said.Answered<List<String>>(List<String> shown))) {
            return;
        }
        List<ReadCosignature> read =
                shown.stream().flatMap(jws -> read(jws, partner).stream()).toList();
        rows.forgetUnknown(
                partner.name(), read.stream().map(ReadCosignature::cosigner).toList());
        LogHead known = heads.verified(partner.name())
                .flatMap(held -> held.read(partner.name(), partners::beforeRevocationOf))
                .map(VerifiedLogHead::head)
                .orElse(null);
        if (known != null) {
            for (ReadCosignature cosignature : read) {
                if (!rows.hold(HeldCosignature.of(cosignature))) {
                    compare(partner, cosignature, known);
                }
            }
        }
    }

    /** What proves nothing is passed over: the partner shows it, and need not have made it. */
    private Optional<ReadCosignature> read(String jws, Partner partner) {
        Instant now = clock.instant();
        return Cosignatures.read(jws, partner.name(), partners) instanceof ReadCosignature cosignature
                        && !HeldCosignature.of(cosignature).isDatedAhead(now)
                ? Optional.of(cosignature)
                : Optional.empty();
    }

    private void compare(Partner partner, ReadCosignature cosignature, LogHead known) throws InterruptedException {
        VerifiedLogHead head = cosignature.head();
        switch (OneHistory.of(head.point(), known, calls.proofs(partner))) {
            case PROVEN -> rows.confirm(HeldCosignature.of(cosignature));
            case OTHER, UNPROVEN -> {
                watch.rewritten(partner.name(), head);
                rows.contradict(HeldCosignature.of(cosignature));
            }
            case FURTHER, UNSAID -> watch.see(partner.name(), head);
            case ENDED -> {
                // What others verified of a log that has ended says nothing of this one.
            }
        }
    }
}
