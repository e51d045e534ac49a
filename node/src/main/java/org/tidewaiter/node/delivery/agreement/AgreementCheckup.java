package org.tidewaiter.node.delivery.agreement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.node.checkup.Checkup;
import org.tidewaiter.node.checkup.Finding;
import org.tidewaiter.node.delivery.AgreementStanding;
import org.tidewaiter.node.delivery.partner.Countdown;

/** Agreements that are about to end, or suspended. One that has ended is history. */
@Component
class AgreementCheckup implements Checkup {

    private static final Duration WARNING = Duration.ofDays(60);

    private final Agreements agreements;
    private final Clock clock;

    AgreementCheckup(Agreements agreements, Clock clock) {
        this.agreements = agreements;
        this.clock = clock;
    }

    @Override
    public List<Finding> look() {
        return agreements.all().stream().flatMap(one -> of(one).stream()).toList();
    }

    private Optional<Finding> of(AgreementStanding standing) {
        Agreement newest = standing.newest();
        if (standing.suspension() != null) {
            return Optional.of(Finding.watch("agreement", "agreement.suspended", newest.number()));
        }
        Instant end = newest.end().orElse(null);
        if (end == null) {
            return Optional.empty();
        }
        Countdown countdown = Countdown.to(end, clock.instant());
        if (countdown.isOver()) {
            return Optional.empty();
        }
        Object[] said = {newest.number(), countdown.day(), countdown.days()};
        return Optional.of(
                countdown.isWithin(WARNING)
                        ? Finding.watch("agreement", "agreement.ends", said)
                        : Finding.good("agreement", "agreement.until", said));
    }
}
