package org.tidewaiter.node.delivery.lane;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.tidewaiter.node.background.Lookout;
import org.tidewaiter.node.background.Rest;
import org.tidewaiter.node.delivery.agreement.Agreements;
import org.tidewaiter.node.delivery.agreement.SendingTerms;
import org.tidewaiter.node.delivery.dispatch.DispatchCalls;
import org.tidewaiter.node.delivery.log.LogWatch;
import org.tidewaiter.node.delivery.partner.Instance;
import org.tidewaiter.node.delivery.partner.LaneSettings;
import org.tidewaiter.node.delivery.partner.Partner;
import org.tidewaiter.node.delivery.partner.Partners;
import org.tidewaiter.node.delivery.partner.WorksForPartners;
import org.tidewaiter.node.delivery.queue.FileLanes;
import org.tidewaiter.node.delivery.queue.JournalFollower;
import org.tidewaiter.node.delivery.queue.LaneClaims;
import org.tidewaiter.node.delivery.queue.LaneWork;
import org.tidewaiter.node.delivery.standing.RestoredCopy;
import org.tidewaiter.node.delivery.standing.Standing;
import org.tidewaiter.node.delivery.standing.StandingRunner;
import org.tidewaiter.node.journal.JournalAppended;

/** Runs the lanes of this node: one thread that follows the journal, and one for each partner that gets anything. */
@Component
public class LaneRunner implements WorksForPartners {

    private static final Logger log = LoggerFactory.getLogger(LaneRunner.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    private final Partners partners;
    private final Agreements agreements;
    private final JournalFollower follower;
    private final Instance instance;
    private final LaneWorker.Tools tools;

    private final Map<String, LaneWorker> workers = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Lookout following;
    private volatile boolean running;

    LaneRunner(
            Partners partners,
            Agreements agreements,
            JournalFollower follower,
            Instance instance,
            LaneClaims claims,
            LaneBatches batches,
            LaneSender sender,
            LaneSecondLooks secondLooks,
            LaneSupplementLooks supplementLooks,
            DispatchCalls calls,
            FileLanes fileLanes,
            LogWatch logs,
            Standing standing,
            RestoredCopy copy,
            LaneSettings settings,
            Clock clock) {
        this.partners = partners;
        this.agreements = agreements;
        this.follower = follower;
        this.instance = instance;
        this.tools = new LaneWorker.Tools(
                claims,
                batches,
                sender,
                secondLooks,
                supplementLooks,
                calls,
                fileLanes,
                logs,
                agreements,
                standing,
                copy,
                settings,
                clock);
        this.following = new Lookout("journal-follower", settings.look(), this::follow);
    }

    @Override
    public synchronized void start() {
        running = true;
        beginLanes();
    }

    /** Published in the transaction that took in an agreement. */
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    synchronized void onAgreed(StandingRunner.Agreed agreed) {
        if (running) {
            agreements.refresh();
            beginLanes();
        }
    }

    private void beginLanes() {
        for (Partner partner : partners.all()) {
            // A node that signs may agree with any partner while it runs, also through another instance.
            boolean sends = tools.standing().signs() || agreements.sendsTo(partner.name());
            if (sends && !workers.containsKey(partner.name())) {
                LaneWorker worker = new LaneWorker(partner, instance.id(), tools);
                workers.put(partner.name(), worker);
                threads.add(Thread.ofVirtual().name("lane-" + partner.name()).start(worker));
            }
        }
        if (!workers.isEmpty()) {
            following.start();
        }
    }

    private Rest follow() {
        int read = workers.keySet().stream().mapToInt(this::expand).sum();
        return read == 0 ? Rest.untilWoken(tools.settings().look()) : Rest.none();
    }

    private int expand(String partner) {
        SendingTerms terms = agreements.sending(partner).orElse(null);
        if (terms == null) {
            return 0;
        }
        try {
            JournalFollower.Followed followed =
                    terms.takesBackOnly() ? follower.expandTakingBack(partner) : follower.expand(partner);
            if (followed.placed()) {
                wake(partner);
            }
            return followed.read();
        } catch (RuntimeException failed) {
            log.warn(
                    "following the journal for {} failed: {}",
                    partner,
                    failed.getClass().getSimpleName());
            return 0;
        }
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void onAppended(JournalAppended event) {
        following.wake();
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void onWork(LaneWork work) {
        workers.keySet().forEach(this::wake);
    }

    private void wake(String partner) {
        LaneWorker worker = workers.get(partner);
        if (worker != null) {
            worker.wake();
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        workers.values().forEach(LaneWorker::stop);
        following.stop();
        try {
            for (Thread thread : threads) {
                thread.join(STOP_WITHIN);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        workers.clear();
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
