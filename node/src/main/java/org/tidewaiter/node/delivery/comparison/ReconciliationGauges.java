package org.tidewaiter.node.delivery.comparison;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.tidewaiter.node.delivery.PartnersChanged;
import org.tidewaiter.node.delivery.partner.Partner;
import org.tidewaiter.node.delivery.partner.Partners;

/** Tells monitoring what the last comparison with each partner found, and how long ago it was. */
@Component
class ReconciliationGauges {

    private final MeterRegistry meters;
    private final Partners partners;
    private final ReconciliationRows rows;
    private final Clock clock;
    private final Set<String> registered = ConcurrentHashMap.newKeySet();

    ReconciliationGauges(MeterRegistry meters, Partners partners, ReconciliationRows rows, Clock clock) {
        this.meters = meters;
        this.partners = partners;
        this.rows = rows;
        this.clock = clock;
        register();
    }

    /** Somebody may be a partner that was none. */
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void onChanged(PartnersChanged changed) {
        partners.refresh();
        register();
    }

    private void register() {
        for (Partner partner : partners.all()) {
            if (registered.add(partner.name())) {
                gauge(partner, "differences", "versions", Reconciliation::differences);
                gauge(partner, "age", "seconds", this::age);
            }
        }
    }

    private void gauge(Partner partner, String name, String unit, ToDoubleFunction<Reconciliation> value) {
        Gauge.builder(
                        "tidewaiter.reconciliation." + name,
                        () -> rows.lastResult(partner.name())
                                .map(value::applyAsDouble)
                                .orElse(Double.NaN))
                .tag("partner", partner.name())
                .baseUnit(unit)
                .register(meters);
    }

    private double age(Reconciliation last) {
        Instant ended = last.endedAt();
        return ended == null
                ? Double.NaN
                : Duration.between(ended, clock.instant()).toMillis() / 1000.0;
    }
}
