package org.tidewaiter.node.delivery.witness;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.log.CosignaturesJson;
import org.tidewaiter.exchange.log.LogHead;
import org.tidewaiter.exchange.log.ReadCosignature;
import org.tidewaiter.node.delivery.alarm.AlarmKind;
import org.tidewaiter.node.delivery.alarm.AlarmRows;
import org.tidewaiter.node.delivery.log.CosignatureRows;
import org.tidewaiter.node.delivery.log.CosignatureRows.State;
import org.tidewaiter.node.delivery.log.HeldCosignature;
import org.tidewaiter.node.ledger.Ledger;
import org.tidewaiter.node.ledger.LedgerHead;

/**
 * Who cosigned this node's own log, to be shown to its partners. A head that this node signed and that its log does not go on
 * from says that the log was altered, or restored from an old copy: people are told, and it is kept and not shown.
 */
@Component
class OwnCosigners {

    private final NodeIdentity identity;
    private final CosignatureRows rows;
    private final PresentedHeads presented;
    private final Ledger ledger;
    private final AlarmRows alarms;
    private final Clock clock;

    OwnCosigners(
            NodeIdentity identity,
            CosignatureRows rows,
            PresentedHeads presented,
            Ledger ledger,
            AlarmRows alarms,
            Clock clock) {
        this.identity = identity;
        this.rows = rows;
        this.presented = presented;
        this.ledger = ledger;
        this.alarms = alarms;
        this.clock = clock;
    }

    /** Takes what a partner cosigned. */
    @Transactional(propagation = Propagation.MANDATORY)
    void take(ReadCosignature cosignature) {
        if (presented.showsThisBehind(cosignature.head().signed().jws(), cosignature.cosigner())) {
            return;
        }
        LedgerHead now = ledger.head();
        LogHead head = new LogHead(identity.node(), now.point(), now.follows(), clock.instant());
        switch (OneHistory.of(cosignature.head().point(), head, OneHistory.ownProofs(ledger))) {
            case PROVEN -> rows.confirm(HeldCosignature.of(cosignature));
            case OTHER -> {
                rows.contradict(HeldCosignature.of(cosignature));
                alarms.raise(cosignature.cosigner(), AlarmKind.OWN_LOG_ALTERED, clock.instant());
            }
            case FURTHER, ENDED, UNPROVEN, UNSAID -> {
                // Of a log that has ended, or that is damaged: nothing that could be shown.
            }
        }
    }

    /** As they were cosigned, the latest of each node. */
    List<String> shown() {
        return rows.of(identity.node(), ledger.head().point().epoch(), State.CONFIRMED, CosignaturesJson.MOST).stream()
                .map(HeldCosignature::signed)
                .toList();
    }
}
