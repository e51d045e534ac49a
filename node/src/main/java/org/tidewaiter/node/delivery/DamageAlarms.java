package org.tidewaiter.node.delivery;

import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Raises an alarm for each version that was replaced because what was stored of it did not verify. */
@Component
class DamageAlarms {

    private final AlarmRows alarms;
    private final Clock clock;

    DamageAlarms(AlarmRows alarms, Clock clock) {
        this.alarms = alarms;
        this.clock = clock;
    }

    @EventListener
    void onDamaged(DamagedVersions damaged) {
        damaged.versions()
                .forEach(
                        version -> alarms.raise(damaged.sender(), AlarmKind.DAMAGED_VERSION, version, clock.instant()));
    }
}
