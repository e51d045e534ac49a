package org.tidewaiter.node.delivery.log;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.log.LogPoint;
import org.tidewaiter.node.delivery.log.CosignatureRows.State;
import org.tidewaiter.node.ledger.Ledger;

/** Who cosigned the logs of partners, and this node's own, as far as these logs have not ended. */
@Component
public class Cosigners {

    /** Of one log and state. */
    private static final int MOST = 100;

    /** Other nodes that should have cosigned a log lately. */
    private static final int ENOUGH = 2;

    private static final Duration LATELY = Duration.ofDays(2);

    private final CosignatureRows rows;
    private final LogHeadRows heads;
    private final Ledger ledger;
    private final NodeIdentity identity;
    private final Clock clock;

    Cosigners(CosignatureRows rows, LogHeadRows heads, Ledger ledger, NodeIdentity identity, Clock clock) {
        this.rows = rows;
        this.heads = heads;
        this.ledger = ledger;
        this.identity = identity;
        this.clock = clock;
    }

    /**
     * Who cosigned one log.
     *
     * @param confirmed of one history with what is known here, the latest of each node
     * @param otherwise of another history; the first of each node, kept as evidence
     * @param lapsed names of those among the confirmed that have not cosigned for two days though the log has grown; none
     *     while enough others have
     */
    public record Cosigned(List<HeldCosignature> confirmed, List<HeldCosignature> otherwise, List<String> lapsed) {}

    public Cosigned ofOwn() {
        long epoch = ledger.head().point().epoch();
        return new Cosigned(
                of(identity.node(), epoch, State.CONFIRMED), of(identity.node(), epoch, State.CONTRADICTED), List.of());
    }

    public Cosigned of(String partner) {
        LogPoint verified = heads.verified(partner).map(HeldLogHead::point).orElse(null);
        if (verified == null) {
            return new Cosigned(List.of(), List.of(), List.of());
        }
        List<HeldCosignature> confirmed = of(partner, verified.epoch(), State.CONFIRMED);
        return new Cosigned(confirmed, of(partner, verified.epoch(), State.CONTRADICTED), lapsed(confirmed, verified));
    }

    private List<HeldCosignature> of(String log, long epoch, State state) {
        return rows.of(log, epoch, state, MOST);
    }

    /** Where no more others have ever cosigned than one, that one is enough: there may be no second. */
    private List<String> lapsed(List<HeldCosignature> confirmed, LogPoint verified) {
        List<HeldCosignature> others = confirmed.stream()
                .filter(one -> one.known() && !one.cosigner().equals(identity.node()))
                .toList();
        Instant since = clock.instant().minus(LATELY);
        List<String> lapsed = others.stream()
                .filter(one -> one.at().isBefore(since) && !one.point().equals(verified))
                .map(HeldCosignature::cosigner)
                .toList();
        boolean enough = others.size() - lapsed.size() >= Math.min(ENOUGH, others.size());
        return enough ? List.of() : lapsed;
    }
}
