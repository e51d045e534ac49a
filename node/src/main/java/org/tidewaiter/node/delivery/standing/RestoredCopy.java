package org.tidewaiter.node.delivery.standing;

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
import org.tidewaiter.node.delivery.LetterRefusedException;
import org.tidewaiter.node.delivery.Letters;
import org.tidewaiter.node.delivery.OldCopy;
import org.tidewaiter.node.delivery.StoredHoldings;
import org.tidewaiter.node.delivery.agreement.Agreements;
import org.tidewaiter.node.delivery.comparison.ReconciliationRows;
import org.tidewaiter.node.delivery.comparison.ReconciliationWish;
import org.tidewaiter.node.delivery.partner.Partner;
import org.tidewaiter.node.delivery.partner.Partners;
import org.tidewaiter.node.delivery.partner.TimeOrderedIds;

/**
 * Whether this node may be an older copy of itself. It then shows no reports, for what was withdrawn, recalled or erased since
 * the backup would be seen again, until it has been compared with every partner or a person says otherwise.
 */
@Component
public class RestoredCopy implements OldCopy {

    private static final Logger log = LoggerFactory.getLogger(RestoredCopy.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    private final RestoredCopyRows rows;
    private final Partners partners;
    private final Agreements agreements;
    private final Standing standing;
    private final ReconciliationRows comparisons;
    private final StoredHoldings stored;
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
            StoredHoldings stored,
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
        this.stored = stored;
        this.letters = letters;
        this.ids = ids;
        this.audit = audit;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** What says so. */
    public enum Cause {
        RESTORED,
        /** A partner has presented a head that this node signed and that its log does not reach. */
        LOG_BEHIND,
        /** A partner says that it has seen more of this node than the node remembers. */
        KNOWN_BETTER
    }

    /** Published when it was noticed, or may have ended. */
    record Changed() {}

    @Override
    public boolean isWithholding() {
        return withholding;
    }

    /** Whether what others have told this node may go on to partners. */
    public boolean mayPassOn() {
        return standing.signs() || !withholding;
    }

    /** Reads what was known before the start. */
    public void begin() {
        withholding = rows.since().isPresent();
    }

    /** @param mark tells one reason of that cause from another: of one that has ended nothing more is noticed */
    public synchronized void notice(Cause cause, String mark) {
        if (rows.notice(cause, mark, clock.instant())) {
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
    public record Progress(Instant since, List<String> waitingFor) {}

    /** Empty where reports are shown. */
    public Optional<Progress> progress() {
        return rows.since()
                .map(since -> new Progress(
                        since,
                        partners.all().stream()
                                .map(Partner::name)
                                .filter(name -> !compared(name, since))
                                .toList()));
    }

    private boolean compared(String partner, Instant since) {
        return comparedAsSender(partner, since) && comparedAsReceiver(partner, since);
    }

    /** Also under an agreement that has ended or is suspended: what was sent under it is taken back all the same. */
    private boolean comparedAsSender(String partner, Instant since) {
        return agreements.sending(partner).isEmpty() || rows.compared(partner, true, since);
    }

    private boolean comparedAsReceiver(String partner, Instant since) {
        return !agreements.hasBegunFrom(partner)
                || rows.compared(partner, false, since)
                        && rows.takenBack(partner, since).stream()
                                .allMatch(version -> stored.isTakenBack(partner, version));
    }

    /** Wants the comparisons that lack, and ends it when none does; not while something is being noticed. */
    public synchronized void look() {
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
        Instant lately = now.minus(pause(Duration.between(since, now)));
        if (!comparedAsSender(partner, since) && standing.confirmedBy(partner) && !rows.tried(partner, lately)) {
            comparisons.want(ids.next(), partner, null, now);
            events.publishEvent(new ReconciliationRows.Wanted());
        }
        if (!comparedAsReceiver(partner, since) && !rows.wished(partner, lately)) {
            wish(partner);
        }
    }

    /** The longer it lasts, the more rarely. */
    private static Duration pause(Duration lasted) {
        Duration share = lasted.dividedBy(4);
        if (share.compareTo(FIRST_PAUSE) < 0) {
            return FIRST_PAUSE;
        }
        return share.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : share;
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
