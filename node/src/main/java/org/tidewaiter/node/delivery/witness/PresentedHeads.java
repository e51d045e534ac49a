package org.tidewaiter.node.delivery.witness;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.log.LogHeads;
import org.tidewaiter.exchange.log.LogPoint;
import org.tidewaiter.exchange.log.VerifiedLogHead;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.audit.AuditTrail;
import org.tidewaiter.node.database.Moments;
import org.tidewaiter.node.delivery.alarm.AlarmKind;
import org.tidewaiter.node.delivery.alarm.AlarmRows;
import org.tidewaiter.node.delivery.partner.Partner;
import org.tidewaiter.node.delivery.partner.PartnerCalls;
import org.tidewaiter.node.delivery.partner.Partners;
import org.tidewaiter.node.delivery.standing.RestoredCopy;
import org.tidewaiter.node.ledger.Ledger;
import org.tidewaiter.node.ledger.LedgerHead;

/**
 * What partners present of this node's own log: heads that it signed once. One that goes further than the log does now says
 * that this node was restored from an old copy, or that its log was cut. It then accepts nothing from that partner until an
 * administrator opens a new epoch of the log, which names how far partners had seen the one before.
 */
@Component
public class PresentedHeads {

    private static final String KEEP = """
            insert into delivery.log_presented as p (epoch, size, root, signed, partner, at)
            values (?, ?, ?, ?, ?, cast(? as timestamptz))
            on conflict (epoch) do update
               set size = excluded.size, root = excluded.root, signed = excluded.signed,
                   partner = excluded.partner, at = excluded.at
             where p.size < excluded.size
            """;

    private final NodeIdentity identity;
    private final Partners partners;
    private final Ledger ledger;
    private final AlarmRows alarms;
    private final AuditTrail audit;
    private final RestoredCopy copy;
    private final DSLContext sql;
    private final Clock clock;

    PresentedHeads(
            NodeIdentity identity,
            Partners partners,
            Ledger ledger,
            AlarmRows alarms,
            AuditTrail audit,
            RestoredCopy copy,
            DSLContext sql,
            Clock clock) {
        this.identity = identity;
        this.partners = partners;
        this.ledger = ledger;
        this.alarms = alarms;
        this.audit = audit;
        this.copy = copy;
        this.sql = sql;
        this.clock = clock;
    }

    /** Whether the calling partner presents a head that this node's log does not reach. */
    public boolean showsThisBehind(HttpServletRequest request, Partner caller) {
        return showsThisBehind(request.getHeader(PartnerCalls.LOG_HEAD), caller.name());
    }

    /** The same of a head that came otherwise; what this node never signed says nothing. */
    boolean showsThisBehind(@Nullable String jws, String partner) {
        if (jws == null || !(LogHeads.read(jws, identity.node(), partners) instanceof VerifiedLogHead presented)) {
            return false;
        }
        if (reaches(ledger.head(), presented.point())) {
            return false;
        }
        LogPoint point = presented.point();
        int further = sql.execute(
                KEEP, point.epoch(), point.size(), point.root().text(), jws, partner, Moments.of(clock.instant()));
        if (further > 0) {
            copy.notice(RestoredCopy.Cause.LOG_BEHIND, "epoch-" + point.epoch());
        }
        alarms.raise(partner, AlarmKind.OWN_LOG_BEHIND, clock.instant());
        return true;
    }

    private static boolean reaches(LedgerHead head, LogPoint presented) {
        if (presented.epoch() >= head.point().epoch()) {
            return presented.epoch() == head.point().epoch()
                    && presented.size() <= head.point().size();
        }
        return head.follows().stream()
                .anyMatch(closed -> closed.epoch() == presented.epoch() && closed.size() >= presented.size());
    }

    /**
     * Opens a new epoch of the log, if a partner has seen more of it than this node knows.
     *
     * @return the head of the new epoch; empty where there is no need
     */
    @Transactional
    public Optional<LedgerHead> openEpoch(AccessScope scope) {
        scope.require(Permission.ADMINISTER_NETWORK);
        List<LogPoint> presented = sql.resultQuery("select epoch, size, root from delivery.log_presented")
                .fetch(row -> new LogPoint(
                        row.get("epoch", Long.class),
                        row.get("size", Long.class),
                        Digest.parse(Objects.requireNonNull(row.get("root", String.class)))));
        LedgerHead now = ledger.head();
        if (presented.stream().allMatch(point -> reaches(now, point))) {
            return Optional.empty();
        }
        LedgerHead opened = ledger.openEpoch(presented);
        audit.record(scope, "log.reopened", "epoch-" + opened.point().epoch(), Map.of());
        return Optional.of(opened);
    }
}
