package org.tidewaiter.node.delivery.lane;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.node.delivery.VersionRef;
import org.tidewaiter.node.delivery.alarm.AlarmKind;
import org.tidewaiter.node.delivery.alarm.AlarmRows;

/**
 * Tells people of delivered versions whose further parts do not go, for what is stored of them cannot be read, until it can be or a
 * later version has taken their place. No clock runs for them that would tell.
 */
@Component
class UnreadableSupplements {

    private final AlarmRows alarms;
    private final Clock clock;

    UnreadableSupplements(AlarmRows alarms, Clock clock) {
        this.alarms = alarms;
        this.clock = clock;
    }

    /** Tells what a look at versions found: which of them cannot be read. */
    @Transactional
    public void tell(String partner, List<VersionRef> lookedAt, List<VersionRef> unreadable) {
        Instant now = clock.instant();
        Set<VersionRef> still = new HashSet<>(unreadable);
        alarms.resolved(
                partner,
                AlarmKind.UNREADABLE_SUPPLEMENT,
                lookedAt.stream().filter(version -> !still.contains(version)).toList(),
                now);
        unreadable.forEach(version -> alarms.raise(partner, AlarmKind.UNREADABLE_SUPPLEMENT, version, now));
    }
}
