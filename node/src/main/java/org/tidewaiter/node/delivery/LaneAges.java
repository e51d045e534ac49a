package org.tidewaiter.node.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Tells monitoring how long the oldest version has waited for each partner, in seconds; 0 when none waits. */
@Component
class LaneAges {

    private final LaneFigures figures;
    private final Clock clock;

    LaneAges(MeterRegistry meters, Partners partners, Agreements agreements, LaneFigures figures, Clock clock) {
        this.figures = figures;
        this.clock = clock;
        for (Partner partner : partners.all()) {
            if (agreements.sendsTo(partner.name())) {
                Gauge.builder("tidewaiter.delivery.lane.age", () -> age(partner.name()))
                        .tag("partner", partner.name())
                        .baseUnit("seconds")
                        .register(meters);
            }
        }
    }

    private double age(String partner) {
        Instant oldest = figures.open(partner).oldest();
        return oldest == null
                ? 0
                : Math.max(0, Duration.between(oldest, clock.instant()).toMillis() / 1000.0);
    }
}
