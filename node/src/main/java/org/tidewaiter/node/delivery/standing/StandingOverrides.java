package org.tidewaiter.node.delivery.standing;

import java.time.Clock;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.audit.AuditTrail;
import org.tidewaiter.node.database.Moments;
import org.tidewaiter.node.journal.Journal;

/** Records that this node may sign although no partner has confirmed its standing. */
@Component
public class StandingOverrides {

    private final DSLContext sql;
    private final Journal journal;
    private final Standing standing;
    private final AuditTrail audit;
    private final Clock clock;

    StandingOverrides(DSLContext sql, Journal journal, Standing standing, AuditTrail audit, Clock clock) {
        this.sql = sql;
        this.journal = journal;
        this.standing = standing;
        this.audit = audit;
        this.clock = clock;
    }

    /** Opens an epoch above every one that is known, so that nothing signed in it can be taken for something older. */
    @Transactional
    public long record(AccessScope scope) {
        scope.require(Permission.OVERRIDE_STANDING);
        long epoch = journal.openEpochAbove(standing.highestEpochSeen());
        sql.execute(
                "insert into delivery.standing_override (at, by, epoch) values (cast(? as timestamptz), ?, ?)",
                Moments.of(clock.instant()),
                scope.accountId().toString(),
                epoch);
        audit.record(scope, "standing.overridden", "epoch-" + epoch, Map.of());
        return epoch;
    }
}
