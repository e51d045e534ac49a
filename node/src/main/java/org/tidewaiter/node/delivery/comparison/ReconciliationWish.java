package org.tidewaiter.node.delivery.comparison;

import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.delivery.IncomingLetters;
import org.tidewaiter.node.delivery.agreement.Agreements;
import org.tidewaiter.node.delivery.partner.TimeOrderedIds;

/** Takes a receiver's wish that the sender compare now, as after the receiver was restored from an older copy. */
@Component
public class ReconciliationWish implements IncomingLetters {

    public static final String KIND = "reconciliation";

    private final ReconciliationRows rows;
    private final Agreements agreements;
    private final TimeOrderedIds ids;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReconciliationWish(
            ReconciliationRows rows,
            Agreements agreements,
            TimeOrderedIds ids,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.agreements = agreements;
        this.ids = ids;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Taking take(ReceivedLetter letter) {
        if (!agreements.sendsTo(letter.sender())) {
            return new Taking.Refused("no-agreement");
        }
        rows.want(ids.next(), letter.sender(), null, clock.instant());
        events.publishEvent(new ReconciliationRows.Wanted());
        return new Taking.Taken();
    }
}
