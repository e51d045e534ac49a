package org.tidewaiter.node.delivery.agreement;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.node.delivery.partner.Countdown;

/**
 * Tells monitoring how many seconds are left of this node's certificates, and until the first of its agreements in force ends;
 * not a number where nothing ends.
 */
@Component
class CountdownGauges {

    private final Clock clock;

    CountdownGauges(MeterRegistry meters, NodeIdentity identity, Agreements agreements, Clock clock) {
        this.clock = clock;
        gauge(meters, "certificate", () -> Optional.of(identity.tlsValidUntil()));
        gauge(meters, "key", () -> Optional.of(identity.keyValidUntil()));
        gauge(meters, "agreement", () -> firstEnd(agreements));
    }

    private void gauge(MeterRegistry meters, String what, Supplier<Optional<Instant>> end) {
        Gauge.builder(
                        "tidewaiter." + what + ".remaining",
                        () -> end.get().map(this::left).orElse(Double.NaN))
                .baseUnit("seconds")
                .register(meters);
    }

    private double left(Instant end) {
        return Countdown.to(end, clock.instant()).left().toMillis() / 1000.0;
    }

    private static Optional<Instant> firstEnd(Agreements agreements) {
        return agreements.all().stream()
                .flatMap(standing -> Optional.ofNullable(standing.binding()).flatMap(Agreement::end).stream())
                .min(Instant::compareTo);
    }
}
