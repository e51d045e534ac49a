package org.tidewaiter.node.delivery.log;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.version.LogWitness;
import org.tidewaiter.exchange.version.VersionClaims;
import org.tidewaiter.node.delivery.partner.Partner;
import org.tidewaiter.node.delivery.partner.Partners;

/** How far this node has verified the logs of its partners, for the versions that it signs: read at most once a second. */
@Component
public class WitnessedLogs {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final LogHeadRows rows;
    private final Partners partners;
    private final Clock clock;
    private volatile Read read = new Read(Instant.MIN, List.of());

    WitnessedLogs(LogHeadRows rows, Partners partners, Clock clock) {
        this.rows = rows;
        this.partners = partners;
        this.clock = clock;
    }

    private record Read(Instant at, List<LogWitness> logs) {}

    /** Of the first partners of the settings; none of those whose log is not known. */
    public List<LogWitness> now() {
        Instant now = clock.instant();
        if (!read.at().isAfter(now.minus(FRESH))) {
            read = new Read(now, look());
        }
        return read.logs();
    }

    private List<LogWitness> look() {
        return partners.all().stream()
                .map(Partner::name)
                .flatMap(name -> rows.verified(name).stream()
                        .map(HeldLogHead::point)
                        .map(point -> new LogWitness(name, point.epoch(), point.size(), point.root())))
                .limit(VersionClaims.MAXIMUM_WITNESSED)
                .toList();
    }
}
