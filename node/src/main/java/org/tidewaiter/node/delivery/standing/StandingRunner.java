package org.tidewaiter.node.delivery.standing;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.tidewaiter.node.background.Lookout;
import org.tidewaiter.node.background.Rest;
import org.tidewaiter.node.delivery.agreement.Agreements;
import org.tidewaiter.node.delivery.partner.LaneSettings;
import org.tidewaiter.node.delivery.partner.Partner;
import org.tidewaiter.node.delivery.partner.Partners;
import org.tidewaiter.node.delivery.queue.LaneWork;
import org.tidewaiter.node.delivery.standing.Standing.PartnerView;

/** From the start on asks every partner that this node sends to, until each has confirmed this node's standing. */
@Component
public class StandingRunner implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(StandingRunner.class);

    private final Standing standing;
    private final StandingInquiry inquiry;
    private final Partners partners;
    private final Agreements agreements;
    private final LaneSettings settings;
    private final ApplicationEventPublisher events;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private final Lookout lookout;

    StandingRunner(
            Standing standing,
            StandingInquiry inquiry,
            Partners partners,
            Agreements agreements,
            LaneSettings settings,
            ApplicationEventPublisher events) {
        this.standing = standing;
        this.inquiry = inquiry;
        this.partners = partners;
        this.agreements = agreements;
        this.settings = settings;
        this.events = events;
        this.lookout = new Lookout("standing", settings.look(), this::askWhoHasNotConfirmed);
    }

    /** Published in the transaction that took in an agreement: there may be a partner that was not asked before. */
    public record Agreed() {}

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void onAgreed(Agreed agreed) {
        askAgain();
    }

    /** Asks again at once. */
    public void askAgain() {
        lookout.wake();
    }

    @Override
    public void start() {
        failures.clear();
        lookout.start();
    }

    /** Partners may join later. */
    private Rest askWhoHasNotConfirmed() throws InterruptedException {
        List<Partner> open = partners.all().stream()
                .filter(partner -> agreements.sending(partner.name()).isPresent())
                .filter(partner -> !(standing.view(partner.name()) instanceof PartnerView.Confirms))
                .toList();
        Duration pause = settings.longestRetry();
        for (Partner partner : open) {
            Duration own = ask(partner);
            pause = own.compareTo(pause) < 0 ? own : pause;
        }
        return Rest.untilWoken(pause);
    }

    /** Asks one partner; how long to wait before asking it again. */
    private Duration ask(Partner partner) throws InterruptedException {
        PartnerView view;
        try {
            view = inquiry.ask(partner);
        } catch (RuntimeException failed) {
            log.warn(
                    "asking {} for this node's standing failed: {}",
                    partner.name(),
                    failed.getClass().getSimpleName());
            view = new PartnerView.Silent("call-failed");
        }
        return switch (view) {
            case PartnerView.Confirms _ -> {
                log.info("{} confirms that this node is no old copy of itself", partner.name());
                failures.remove(partner.name());
                events.publishEvent(new LaneWork());
                yield settings.longestRetry();
            }
            case PartnerView.KnowsMore _ -> {
                log.error(
                        "{} has seen more of this node than the node itself: it may be an old copy and signs nothing",
                        partner.name());
                yield settings.longestRetry();
            }
            case PartnerView.Silent _ -> settings.retryAfter(failures.merge(partner.name(), 1, Integer::sum), random);
        };
    }

    /** A question under way is given up. */
    @Override
    public void stop() {
        lookout.stop(Duration.ZERO);
    }

    @Override
    public boolean isRunning() {
        return lookout.isRunning();
    }
}
