package org.tidewaiter.node.delivery.witness;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.log.ConsistencyProof;
import org.tidewaiter.exchange.log.LogPoint;
import org.tidewaiter.exchange.log.VerifiedLogHead;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.node.delivery.alarm.AlarmKind;
import org.tidewaiter.node.delivery.alarm.AlarmRows;
import org.tidewaiter.node.delivery.log.HeldLogHead;
import org.tidewaiter.node.delivery.log.LogHeadRows;
import org.tidewaiter.node.delivery.log.LogSettings;
import org.tidewaiter.node.delivery.log.LogWatch;
import org.tidewaiter.node.delivery.log.UnshownHeads;
import org.tidewaiter.node.delivery.partner.Partner;
import org.tidewaiter.node.delivery.partner.Partners;
import org.tidewaiter.node.delivery.witness.LogCalls.Said;

/**
 * Has a partner prove that its log only grew: every head it signed must be the beginning of the furthest one that is
 * verified, or have that one as its own beginning.
 */
@Component
public class LogProver {

    private static final int AT_ONCE = 100;

    private final LogHeadRows rows;
    private final LogWatch watch;
    private final LogCalls calls;
    private final Partners partners;
    private final UnshownHeads unshown;
    private final AlarmRows alarms;
    private final LogSettings settings;
    private final Clock clock;

    LogProver(
            LogHeadRows rows,
            LogWatch watch,
            LogCalls calls,
            Partners partners,
            UnshownHeads unshown,
            AlarmRows alarms,
            LogSettings settings,
            Clock clock) {
        this.rows = rows;
        this.watch = watch;
        this.calls = calls;
        this.partners = partners;
        this.unshown = unshown;
        this.alarms = alarms;
        this.settings = settings;
        this.clock = clock;
    }

    /** Proves the heads that were seen; false if the partner does not answer and it should be tried again. */
    public boolean proveSeen(Partner partner) throws InterruptedException {
        for (HeldLogHead seen : rows.seen(partner.name(), AT_ONCE)) {
            if (!prove(partner, seen)) {
                return false;
            }
        }
        return true;
    }

    private void tellOnceOverdue(Partner partner, Duration unproven) {
        if (unproven.compareTo(settings.prove()) >= 0) {
            alarms.raise(partner.name(), AlarmKind.LOG_UNPROVEN, clock.instant());
        }
    }

    /**
     * What came of asking for a head.
     *
     * @param reached false where nothing answered in the partner's place either
     * @param done false where it should be asked again soon
     */
    public record Asked(boolean reached, boolean done) {}

    /**
     * Asks for the head as it is now. A partner that has been reached for a day without showing its head
     * may hide what became of its log; one that is not reached is told of elsewhere. A log that is not known here may not be
     * there: it is asked for at its time, and watched from its first entry on.
     */
    public Asked askHead(Partner partner) throws InterruptedException {
        HeldLogHead verified = rows.verified(partner.name()).orElse(null);
        return switch (calls.head(partner, verified == null ? null : verified.jws())) {
            case Said.Away<VerifiedLogHead> _ -> {
                unshown.away(partner.name());
                yield new Asked(false, verified == null);
            }
            case Said.Nothing<VerifiedLogHead> _ -> {
                if (verified != null) {
                    tellOnceOverdue(partner, unshown.unshown(partner.name(), clock.instant()));
                }
                yield new Asked(true, verified == null);
            }
            case Said.Behind<VerifiedLogHead> _ -> {
                unshown.shown(partner.name());
                alarms.raise(partner.name(), AlarmKind.LOG_BEHIND, clock.instant());
                yield new Asked(true, true);
            }
            case Said.Unproven<VerifiedLogHead> _ -> {
                unshown.shown(partner.name());
                alarms.raise(partner.name(), AlarmKind.LOG_PROOF_FAILS, clock.instant());
                yield new Asked(true, true);
            }
            case Said.Answered<VerifiedLogHead>(VerifiedLogHead head) -> {
                unshown.shown(partner.name());
                if (verified != null) {
                    compare(partner.name(), head, verified.point());
                } else if (head.point().size() > 0) {
                    watch.see(partner.name(), head);
                }
                yield new Asked(true, proveSeen(partner));
            }
        };
    }

    private void compare(String partner, VerifiedLogHead head, LogPoint verified) {
        LogPoint point = head.point();
        boolean cut = point.epoch() < verified.epoch()
                || (point.epoch() == verified.epoch() && point.size() < verified.size());
        if (cut) {
            watch.rewritten(partner, head);
        } else if (point.equals(verified)) {
            rows.verify(partner, point, head.signed().jws(), Optional.of(verified), clock.instant());
        } else {
            watch.see(partner, head);
        }
    }

    private boolean prove(Partner partner, HeldLogHead seen) throws InterruptedException {
        VerifiedLogHead head = head(partner, seen);
        HeldLogHead verified = rows.verified(partner.name()).orElse(null);
        if (head == null) {
            rows.forget(partner.name(), seen.point());
            return true;
        }
        if (verified == null) {
            return accept(partner, seen, Optional.empty()) || prove(partner, seen);
        }
        if (seen.point().epoch() != verified.point().epoch()) {
            return acrossEpochs(partner, head, verified) || prove(partner, seen);
        }
        boolean grew = seen.point().size() > verified.point().size();
        LogPoint older = grew ? verified.point() : seen.point();
        LogPoint newer = grew ? seen.point() : verified.point();
        return switch (calls.consistency(partner, older, newer)) {
            case Said.Away<List<Digest>> _ -> {
                unshown.away(partner.name());
                yield false;
            }
            case Said.Nothing<List<Digest>> _ -> {
                tellOnceOverdue(partner, Duration.between(seen.seenAt(), clock.instant()));
                yield false;
            }
            case Said.Unproven<List<Digest>> _, Said.Behind<List<Digest>> _ -> {
                watch.rewritten(partner.name(), head);
                yield true;
            }
            case Said.Answered<List<Digest>>(List<Digest> proof) -> {
                if (!ConsistencyProof.proves(older, newer, proof)) {
                    watch.rewritten(partner.name(), head);
                } else if (grew) {
                    yield accept(partner, seen, Optional.of(verified.point())) || prove(partner, seen);
                } else {
                    rows.forget(partner.name(), seen.point());
                }
                yield true;
            }
        };
    }

    /** False if another head was verified meanwhile. */
    private boolean accept(Partner partner, HeldLogHead seen, Optional<LogPoint> provenFrom) {
        return rows.verify(partner.name(), seen.point(), seen.jws(), provenFrom, clock.instant());
    }

    /**
     * A restored node begins a new log; it must know how far its partners had seen the one before. A head of the one before
     * that comes late cannot be proven any more, and need not be if the new log knows of it.
     *
     * @return false if another head was verified meanwhile
     */
    private boolean acrossEpochs(Partner partner, VerifiedLogHead head, HeldLogHead verified) {
        LogPoint point = head.point();
        VerifiedLogHead known = head(partner, verified);
        if (point.epoch() > verified.point().epoch() && head.head().followsFrom(verified.point())) {
            if (!rows.verify(
                    partner.name(), point, head.signed().jws(), Optional.of(verified.point()), clock.instant())) {
                return false;
            }
            alarms.raise(partner.name(), AlarmKind.LOG_REOPENED, clock.instant());
        } else if (known != null && known.head().followsFrom(point)) {
            rows.forget(partner.name(), point);
        } else {
            watch.rewritten(partner.name(), head);
        }
        return true;
    }

    private @Nullable VerifiedLogHead head(Partner partner, HeldLogHead held) {
        return held.read(partner.name(), partners::beforeRevocationOf).orElse(null);
    }
}
