package org.tidewaiter.node.delivery.witness;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.tidewaiter.node.background.Lookout;
import org.tidewaiter.node.background.Rest;
import org.tidewaiter.node.delivery.log.LogSettings;
import org.tidewaiter.node.delivery.log.LogWatch;
import org.tidewaiter.node.delivery.log.WitnessedPoint;
import org.tidewaiter.node.delivery.partner.LaneSettings;
import org.tidewaiter.node.delivery.partner.Partner;
import org.tidewaiter.node.delivery.partner.Partners;
import org.tidewaiter.node.delivery.partner.WorksForPartners;

/**
 * Watches the log of each partner on a thread of its own: at once when a head was seen, and on a schedule. On that schedule it
 * also compares what others say and have cosigned of these logs, and what they say of this node's own.
 */
@Component
public class LogRunner implements WorksForPartners {

    private static final Logger log = LoggerFactory.getLogger(LogRunner.class);

    private final Partners partners;
    private final LogProver prover;
    private final WitnessProver witnesses;
    private final CosignatureProver cosignatures;
    private final LogSettings settings;
    private final LaneSettings pace;
    private final Clock clock;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final Map<String, Lookout> watches = new ConcurrentHashMap<>();
    private final Lookout own;
    private volatile boolean running;

    LogRunner(
            Partners partners,
            LogProver prover,
            WitnessProver witnesses,
            CosignatureProver cosignatures,
            LogSettings settings,
            LaneSettings pace,
            Clock clock) {
        this.partners = partners;
        this.prover = prover;
        this.witnesses = witnesses;
        this.cosignatures = cosignatures;
        this.settings = settings;
        this.pace = pace;
        this.clock = clock;
        this.own = new Lookout("log-own", settings.look(), this::lookAtOwn);
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void onSeen(LogWatch.HeadSeen seen) {
        Lookout watch = watches.get(seen.partner());
        if (watch != null) {
            watch.wake();
        }
    }

    @Override
    public synchronized void start() {
        running = true;
        own.start();
        for (Partner partner : partners.all()) {
            Lookout watch = new Lookout("log-" + partner.name(), pace.look(), new Watch(partner));
            watches.put(partner.name(), watch);
            watch.start();
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        List<Lookout> all = new ArrayList<>(watches.values());
        all.add(own);
        Lookout.stopAll(all);
        watches.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private Rest lookAtOwn() {
        witnesses.proveOwn();
        return Rest.whole(settings.look());
    }

    /** Of one partner's log. */
    private final class Watch implements Lookout.Look {

        private final Partner partner;
        private Instant askAt = clock.instant();
        private int failures;

        Watch(Partner partner) {
            this.partner = partner;
        }

        @Override
        public Rest look() throws InterruptedException {
            boolean ask = !clock.instant().isBefore(askAt);
            if (!proves(ask)) {
                // Heads that are seen meanwhile do not make a partner that does not answer do so sooner.
                return Rest.whole(pace.retryAfter(++failures, random));
            }
            failures = 0;
            Instant now = clock.instant();
            askAt = ask ? now.plus(settings.look()) : askAt;
            return askAt.isAfter(now) ? Rest.untilWoken(Duration.between(now, askAt)) : Rest.none();
        }

        private boolean asked() throws InterruptedException {
            List<WitnessedPoint> seen = witnesses.seen(partner);
            Instant since = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            LogProver.Asked asked = prover.askHead(partner);
            if (asked.done()) {
                witnesses.prove(partner, seen, since);
                cosignatures.look(partner);
            }
            if (asked.reached()) {
                witnesses.tellOnceOverdue(partner, seen, since);
            }
            return asked.done();
        }

        private boolean proves(boolean ask) throws InterruptedException {
            try {
                return prover.proveSeen(partner) && (!ask || asked());
            } catch (RuntimeException failed) {
                log.warn(
                        "watching the log of {} failed and goes on: {}",
                        partner.name(),
                        failed.getClass().getSimpleName());
                return false;
            }
        }
    }
}
