package org.tidewaiter.node.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.delivery.LaneFigures.Open;

/** Tells monitoring what waits for each partner, and for how long. Read from indexes whenever monitoring asks. */
@Component
class LaneGauges {

    private final LaneFigures figures;
    private final Clock clock;

    LaneGauges(MeterRegistry meters, Partners partners, Agreements agreements, LaneFigures figures, Clock clock) {
        this.figures = figures;
        this.clock = clock;
        for (Partner partner : partners.all()) {
            if (agreements.sendsTo(partner.name())) {
                gauge(meters, partner, "age", "seconds", this::age);
                gauge(meters, partner, "waiting", "versions", Open::waiting);
                gauge(meters, partner, "held", "versions", Open::held);
                gauge(meters, partner, "refused", "versions", open -> open.refused() + open.conflicts());
            }
        }
    }

    private void gauge(MeterRegistry meters, Partner partner, String name, String unit, ToDoubleFunction<Open> value) {
        Gauge.builder("tidewaiter.delivery.lane." + name, () -> value.applyAsDouble(figures.open(partner.name())))
                .tag("partner", partner.name())
                .baseUnit(unit)
                .register(meters);
    }

    /** Seconds since the release of the oldest version that waits; 0 when none does. */
    private double age(Open open) {
        Instant oldest = open.oldest();
        return oldest == null
                ? 0
                : Math.max(0, Duration.between(oldest, clock.instant()).toMillis() / 1000.0);
    }
}
