package org.tidewaiter.node.delivery.letter;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.tidewaiter.node.background.Lookout;
import org.tidewaiter.node.background.Rest;
import org.tidewaiter.node.delivery.partner.Instance;
import org.tidewaiter.node.delivery.partner.LaneSettings;
import org.tidewaiter.node.delivery.partner.Partner;
import org.tidewaiter.node.delivery.partner.Partners;
import org.tidewaiter.node.delivery.partner.WorksForPartners;

/** Looks which partners have letters waiting, and sends those of each on a thread of its own: none holds up another. */
@Component
class LetterRunner implements WorksForPartners {

    private static final Logger log = LoggerFactory.getLogger(LetterRunner.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    private final Partners partners;
    private final LetterRows rows;
    private final LetterSender sender;
    private final Instance instance;
    private final LaneSettings settings;
    private final Clock clock;

    private final Map<String, Thread> sending = new ConcurrentHashMap<>();
    private final Lookout lookout;

    LetterRunner(
            Partners partners,
            LetterRows rows,
            LetterSender sender,
            Instance instance,
            LaneSettings settings,
            Clock clock) {
        this.partners = partners;
        this.rows = rows;
        this.sender = sender;
        this.instance = instance;
        this.settings = settings;
        this.clock = clock;
        this.lookout = new Lookout("letters", settings.look(), this::look);
    }

    /** Published in the transaction that wrote a letter. */
    record LettersDue() {}

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void onDue(LettersDue due) {
        lookout.wake();
    }

    @Override
    public void start() {
        lookout.start();
    }

    private Rest look() {
        for (String name : rows.due(instance.id(), clock.instant())) {
            partners.named(name).ifPresent(this::begin);
        }
        return Rest.untilWoken(settings.look());
    }

    private void begin(Partner partner) {
        sending.computeIfAbsent(
                partner.name(),
                name -> Thread.ofVirtual().name("letters-" + name).start(() -> send(partner)));
    }

    private void send(Partner partner) {
        boolean failed = false;
        try {
            while (isRunning() && sender.sendNext(partner)) {}
        } catch (InterruptedException _) {
            failed = true;
        } catch (RuntimeException fault) {
            // Nothing is lost: what was not recorded is claimed and sent again, and is one there.
            log.warn(
                    "letters to {} stopped and go on: {}",
                    partner.name(),
                    fault.getClass().getSimpleName());
            failed = true;
        } finally {
            sending.remove(partner.name());
        }
        if (!failed) {
            // One may have been written after the last look and before this thread was gone.
            lookout.wake();
        }
    }

    @Override
    public void stop() {
        lookout.stop();
        try {
            for (Thread thread : sending.values()) {
                join(thread);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets it end what it is at; a call that takes longer is given up and made again after the next start. */
    private static void join(Thread thread) throws InterruptedException {
        if (!thread.join(STOP_WITHIN)) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return lookout.isRunning();
    }
}
