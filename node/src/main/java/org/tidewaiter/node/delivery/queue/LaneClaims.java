package org.tidewaiter.node.delivery.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.node.database.Moments;

/** Who owns a lane. Leases run by the database's clock, the one that all instances share. */
@Component
public class LaneClaims {

    private static final String CLAIM = """
            update delivery.lane
               set owner = ?, fence = fence + 1, lease_until = now() + make_interval(secs => ?)
             where partner = ? and (owner is null or owner = ? or lease_until < now())
            returning fence, sequence, failures, retry_at
            """;

    // What an owner that is gone had sent is not known to have arrived: it is sent again, and remembered as sent.
    private static final String CLOSE_INTERRUPTED = """
            with interrupted as (
                update delivery.dispatch_sent set answered_at = cast(? as timestamptz), problem = 'interrupted'
                 where partner = ? and answered_at is null
                returning item_ids)
            update delivery.item set attempts = attempts + 1
             where id in (select unnest(item_ids) from interrupted) and state = 'WAITING'
            """;

    private final DSLContext sql;

    LaneClaims(DSLContext sql) {
        this.sql = sql;
    }

    /** Claims a lane that nobody owns, or this owner, or somebody whose lease has ended. */
    @Transactional
    public Optional<Lease> claim(String partner, String owner, Duration lease, Instant now) {
        sql.execute("insert into delivery.lane (partner) values (?) on conflict do nothing", partner);
        Optional<Lease> claimed = sql.resultQuery(CLAIM, owner, seconds(lease), partner, owner)
                .fetchOptional(row -> new Lease(
                        partner,
                        owner,
                        row.get("fence", Long.class),
                        row.get("sequence", Long.class),
                        row.get("failures", Integer.class),
                        Moments.instant(row.get("retry_at", OffsetDateTime.class))));
        claimed.ifPresent(lane -> sql.execute(CLOSE_INTERRUPTED, Moments.of(now), partner));
        return claimed;
    }

    /** Prolongs a lease, if it is still this owner's. */
    @Transactional
    public boolean renew(Lease lease, Duration duration) {
        int renewed = sql.execute(
                "update delivery.lane set lease_until = now() + make_interval(secs => ?) where partner = ? and fence = ?",
                seconds(duration),
                lease.partner(),
                lease.fence());
        return renewed == 1;
    }

    /** Gives a lane up, so that another instance need not wait. */
    @Transactional
    public void release(Lease lease) {
        sql.execute(
                "update delivery.lane set owner = null, lease_until = null where partner = ? and fence = ?",
                lease.partner(),
                lease.fence());
    }

    /**
     * Makes sure that the lease holds, and that nobody can claim the lane before this transaction ends.
     *
     * @throws LeaseLostException if somebody has
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void require(Lease lease) {
        boolean held = sql.resultQuery(
                        "select 1 from delivery.lane where partner = ? and fence = ? for update",
                        lease.partner(),
                        lease.fence())
                .fetchOptional()
                .isPresent();
        if (!held) {
            throw new LeaseLostException(lease);
        }
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
