package org.tidewaiter.node.delivery.queue;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.database.Moments;
import org.tidewaiter.node.delivery.agreement.Agreements;

/** Reports on the service of a lane, month by month, from what was counted when it happened. */
@Component
public class ServiceReports {

    /** Late versions that a report names. */
    static final int NAMED = 500;

    private static final int MONTHS = 24;

    private static final String BEGAN = "select min(hour) from delivery.timeliness where partner = ?";

    private static final String LATE = """
            select * from delivery.item
             where partner = ? and late
               and settled_at >= cast(? as timestamptz) and settled_at < cast(? as timestamptz)
             order by settled_at desc
             limit ?
            """;

    private static final String LATE_COUNT = """
            select count(*) from delivery.item
             where partner = ? and late
               and settled_at >= cast(? as timestamptz) and settled_at < cast(? as timestamptz)
            """;

    private final DSLContext sql;
    private final Timeliness timeliness;
    private final Agreements agreements;
    private final Clock clock;

    ServiceReports(DSLContext sql, Timeliness timeliness, Agreements agreements, Clock clock) {
        this.sql = sql;
        this.timeliness = timeliness;
        this.agreements = agreements;
        this.clock = clock;
    }

    /** Months of which something is known of this partner, the running one first, two years at most. */
    @Transactional(readOnly = true)
    public List<YearMonth> months(AccessScope scope, String partner) {
        scope.require(Permission.SEE_NETWORK);
        YearMonth now = YearMonth.from(clock.instant().atZone(ZoneOffset.UTC));
        YearMonth first = sql.resultQuery(BEGAN, partner)
                .fetchOptional(0, Instant.class)
                .map(began -> YearMonth.from(began.atZone(ZoneOffset.UTC)))
                .orElse(now);
        return Stream.iterate(now, month -> !month.isBefore(first), month -> month.minusMonths(1))
                .limit(MONTHS)
                .toList();
    }

    @Transactional(readOnly = true)
    public ServiceReport of(AccessScope scope, String partner, YearMonth month) {
        scope.require(Permission.SEE_NETWORK);
        Instant from = month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant until =
                month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        long late = sql.resultQuery(LATE_COUNT, partner, Moments.of(from), Moments.of(until))
                .fetchOptional(0, Long.class)
                .orElse(0L);
        List<OverdueVersion> named = sql
                .resultQuery(LATE, partner, Moments.of(from), Moments.of(until), NAMED)
                .fetch(row -> OverdueVersion.of(row, agreements.hoursAllowedTo(partner)))
                .stream()
                .filter(version -> scope.seesCountry(
                        version.version().identity().originator().substring(0, 2)))
                .toList();
        return new ServiceReport(
                month, agreements.hoursAllowedTo(partner), timeliness.between(partner, from, until), late, named);
    }
}
