package org.tidewaiter.node.delivery.lane;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.tidewaiter.node.delivery.agreement.Agreements;
import org.tidewaiter.node.delivery.partner.Partner;
import org.tidewaiter.node.delivery.partner.Partners;
import org.tidewaiter.node.delivery.queue.LaneFigures;
import org.tidewaiter.node.delivery.queue.LaneFigures.Open;
import org.tidewaiter.node.delivery.queue.RunningClocks;
import org.tidewaiter.node.delivery.standing.StandingRunner;

/** Tells monitoring what waits for each partner, and for how long. Read from indexes whenever monitoring asks. */
@Component
class LaneGauges {

    private final MeterRegistry meters;
    private final Partners partners;
    private final Agreements agreements;
    private final LaneFigures figures;
    private final Clock clock;
    private final Set<String> registered = ConcurrentHashMap.newKeySet();

    LaneGauges(MeterRegistry meters, Partners partners, Agreements agreements, LaneFigures figures, Clock clock) {
        this.meters = meters;
        this.partners = partners;
        this.agreements = agreements;
        this.figures = figures;
        this.clock = clock;
        register();
    }

    /** Somebody may get versions now that got none. */
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void onAgreed(StandingRunner.Agreed agreed) {
        agreements.refresh();
        register();
    }

    private void register() {
        for (Partner partner : partners.all()) {
            if (agreements.sendsTo(partner.name()) && registered.add(partner.name())) {
                gauge(partner, "age", "seconds", this::age);
                gauge(partner, "waiting", "versions", Open::waiting);
                gauge(partner, "held", "versions", Open::held);
                gauge(partner, "refused", "versions", open -> open.refused() + open.conflicts());
                clock(partner, "half.time", RunningClocks::halfTime);
                clock(partner, "last.hour", RunningClocks::lastHour);
                clock(partner, "overdue", RunningClocks::overdue);
            }
        }
    }

    private void gauge(Partner partner, String name, String unit, ToDoubleFunction<Open> value) {
        gauge(partner, name, unit, () -> value.applyAsDouble(open(partner.name())));
    }

    private Open open(String partner) {
        return figures.open(partner, agreements.hasEndedTo(partner));
    }

    private void clock(Partner partner, String name, ToDoubleFunction<RunningClocks> value) {
        gauge(partner, name, "versions", () -> value.applyAsDouble(clocks(partner.name())));
    }

    private RunningClocks clocks(String partner) {
        return figures.clocks(
                partner,
                Duration.ofHours(agreements.hoursAllowedTo(partner)),
                agreements.hasEndedTo(partner),
                clock.instant());
    }

    private void gauge(Partner partner, String name, String unit, Supplier<Number> value) {
        Gauge.builder("tidewaiter.delivery.lane." + name, value)
                .tag("partner", partner.name())
                .baseUnit(unit)
                .register(meters);
    }

    /** Seconds since the release of the oldest version that waits and is still due; 0 when none is. */
    private double age(Open open) {
        Instant oldest = open.oldest();
        return oldest == null
                ? 0
                : Math.max(0, Duration.between(oldest, clock.instant()).toMillis() / 1000.0);
    }
}
