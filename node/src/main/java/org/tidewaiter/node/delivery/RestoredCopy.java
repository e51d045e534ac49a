package org.tidewaiter.node.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.audit.AuditTrail;

/**
 * Whether this node may be an older copy of itself. It then shows no reports, for what was withdrawn, recalled or erased since
 * the backup would be seen again, until it has been compared with every partner or a person says otherwise.
 */
@Component
public class RestoredCopy {

    private static final Logger log = LoggerFactory.getLogger(RestoredCopy.class);
    private static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(15);

    private final RestoredCopyRows rows;
    private final Partners partners;
    private final Agreements agreements;
    private final Standing standing;
    private final ReconciliationRows comparisons;
    private final Letters letters;
    private final TimeOrderedIds ids;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private volatile boolean withholding;

    RestoredCopy(
            RestoredCopyRows rows,
            Partners partners,
            Agreements agreements,
            Standing standing,
            ReconciliationRows comparisons,
            Letters letters,
            TimeOrderedIds ids,
            AuditTrail audit,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.rows = rows;
        this.partners = partners;
        this.agreements = agreements;
        this.standing = standing;
        this.comparisons = comparisons;
        this.letters = letters;
        this.ids = ids;
        this.audit = audit;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** What says so. */
    enum Cause {
        RESTORED,
        /** A partner has presented a head that this node signed and that its log does not reach. */
        LOG_BEHIND,
        /** A partner says that it has seen more of this node than the node remembers. */
        KNOWN_BETTER
    }

    /** Published when it was noticed, or may have ended. */
    record Changed() {}

    /** Whether reports are not to be shown now. */
    public boolean isWithholding() {
        return withholding;
    }

    /** Reads what was known before the start. */
    void begin() {
        withholding = rows.since().isPresent();
    }

    void notice(Cause cause) {
        if (rows.notice(cause, clock.instant())) {
            withholding = true;
            log.warn("this node may be an older copy of itself ({}): it shows no reports before it is compared", cause);
            events.publishEvent(new Changed());
        }
    }

    /**
     * Where it stands.
     *
     * @param waitingFor partners with whom this node was not compared since
     */
    record Progress(Instant since, List<String> waitingFor) {}

    /** Empty where reports are shown. */
    Optional<Progress> progress() {
        return rows.since()
                .map(since -> new Progress(
                        since,
                        partners.all().stream()
                                .map(Partner::name)
                                .filter(name -> !compared(name, since))
                                .toList()));
    }

    private boolean compared(String partner, Instant since) {
        return (!agreements.sendsTo(partner) || rows.compared(partner, true, since))
                && (agreements.lastIncoming(partner).isEmpty() || rows.compared(partner, false, since));
    }

    /** Wants the comparisons that lack, and ends it when none does. */
    void look() {
        Optional<Progress> progress = progress();
        withholding = progress.isPresent();
        progress.ifPresent(now -> {
            now.waitingFor().forEach(partner -> compare(partner, now.since()));
            if (now.waitingFor().isEmpty()) {
                rows.end(null, clock.instant());
                withholding = false;
                log.info("this node was compared with every partner and shows reports again");
            }
        });
    }

    private void compare(String partner, Instant since) {
        Instant now = clock.instant();
        Instant lately = now.minus(ASK_AGAIN_AFTER);
        boolean asSender = agreements.sendsTo(partner) && !rows.compared(partner, true, since);
        if (asSender && standing.confirmedBy(partner) && !rows.tried(partner, lately)) {
            comparisons.want(ids.next(), partner, null, now);
            events.publishEvent(new ReconciliationRunner.Wanted());
        }
        boolean asReceiver = agreements.lastIncoming(partner).isPresent() && !rows.compared(partner, false, since);
        if (asReceiver && !rows.wished(partner, lately)) {
            wish(partner);
        }
    }

    private void wish(String partner) {
        try {
            transaction.executeWithoutResult(status -> letters.send(partner, ReconciliationWish.KIND, "{}"));
        } catch (LetterRefusedException tooManyWait) {
            log.info("{} is asked to compare later: {}", partner, tooManyWait.getMessage());
        }
    }

    /** Has reports shown before all partners were compared with. */
    @Transactional
    public void showAnyway(AccessScope scope) {
        scope.require(Permission.OVERRIDE_STANDING);
        if (rows.end(scope.accountName(), clock.instant())) {
            audit.record(scope, "restored-copy.shown", "node", Map.of());
            events.publishEvent(new Changed());
        }
    }
}
