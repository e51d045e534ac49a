package org.tidewaiter.node.delivery.alarm;

import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.delivery.DamagedVersions;
import org.tidewaiter.node.delivery.HandedOver;

/** Raises alarms about what the store found: versions whose bytes did not verify, and reports that were handed over to this node. */
@Component
class StoreAlarms {

    private final AlarmRows alarms;
    private final Clock clock;

    StoreAlarms(AlarmRows alarms, Clock clock) {
        this.alarms = alarms;
        this.clock = clock;
    }

    @EventListener
    void onDamaged(DamagedVersions damaged) {
        damaged.versions()
                .forEach(
                        version -> alarms.raise(damaged.sender(), AlarmKind.DAMAGED_VERSION, version, clock.instant()));
    }

    @EventListener
    void onHandedOver(HandedOver report) {
        alarms.raise(report.from(), AlarmKind.HANDED_OVER, report.version(), clock.instant());
    }
}
