package org.tidewaiter.node.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** Tells monitoring what the last comparison with each partner found, and how long ago it was. */
@Component
class ReconciliationGauges {

    ReconciliationGauges(MeterRegistry meters, Partners partners, ReconciliationRows rows, Clock clock) {
        for (Partner partner : partners.all()) {
            gauge(meters, rows, partner, "differences", "versions", Reconciliation::differences);
            gauge(meters, rows, partner, "age", "seconds", last -> age(last, clock));
        }
    }

    private static void gauge(
            MeterRegistry meters,
            ReconciliationRows rows,
            Partner partner,
            String name,
            String unit,
            ToDoubleFunction<Reconciliation> value) {
        Gauge.builder(
                        "tidewaiter.reconciliation." + name,
                        () -> rows.lastResult(partner.name())
                                .map(value::applyAsDouble)
                                .orElse(Double.NaN))
                .tag("partner", partner.name())
                .baseUnit(unit)
                .register(meters);
    }

    private static double age(Reconciliation last, Clock clock) {
        Instant ended = last.endedAt();
        return ended == null
                ? Double.NaN
                : Duration.between(ended, clock.instant()).toMillis() / 1000.0;
    }
}
