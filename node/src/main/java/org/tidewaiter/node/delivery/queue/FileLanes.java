package org.tidewaiter.node.delivery.queue;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.audit.AuditTrail;
import org.tidewaiter.node.delivery.partner.Instance;
import org.tidewaiter.node.delivery.partner.LaneSettings;

/** Which lanes people carry by file. Such a lane sends nothing over the line. */
@Component
public class FileLanes {

    private static final Duration CLAIM_WITHIN = Duration.ofSeconds(5);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final DSLContext sql;
    private final LaneClaims claims;
    private final Instance instance;
    private final LaneSettings settings;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    FileLanes(
            DSLContext sql,
            LaneClaims claims,
            Instance instance,
            LaneSettings settings,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.sql = sql;
        this.claims = claims;
        this.instance = instance;
        this.settings = settings;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Work on a lane that nobody else works on meanwhile. */
    public interface Work<T> {
        T on(Lease lease) throws InterruptedException;
    }

    @Transactional(readOnly = true)
    public boolean carried(String partner) {
        return sql.resultQuery("select by_file from delivery.lane where partner = ?", partner)
                .fetchOptional(0, Boolean.class)
                .orElse(false);
    }

    /** From now on by file, or over the line again. */
    @Transactional
    public void carry(AccessScope scope, String partner, boolean byFile) {
        scope.require(Permission.CARRY_PARCELS);
        sql.execute(
                "insert into delivery.lane (partner, by_file) values (?, ?)"
                        + " on conflict (partner) do update set by_file = excluded.by_file",
                partner,
                byFile);
        audit.record(scope, byFile ? "lane.by-file" : "lane.over-the-line", partner, Map.of());
        events.publishEvent(new LaneWork());
    }

    /** Claims the lane for one piece of work; its own worker and other people wait or are told to come again. */
    public <T> T withLease(String partner, Work<T> work) throws InterruptedException {
        Lease lease = claim(partner);
        try {
            return work.on(lease);
        } finally {
            claims.release(lease);
        }
    }

    private Lease claim(String partner) throws InterruptedException {
        long deadline = System.nanoTime() + CLAIM_WITHIN.toNanos();
        while (true) {
            Optional<Lease> claimed =
                    claims.claim(partner, instance.id() + "/" + UUID.randomUUID(), settings.lease(), clock.instant());
            if (claimed.isPresent()) {
                return claimed.get();
            }
            if (System.nanoTime() > deadline) {
                throw ParcelProblems.of(HttpStatus.CONFLICT, "lane-busy");
            }
            Thread.sleep(LOOK_EVERY);
        }
    }

    public void renew(Lease lease) {
        if (!claims.renew(lease, settings.lease())) {
            throw new LeaseLostException(lease);
        }
    }
}
