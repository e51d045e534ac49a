package org.tidewaiter.node.insight;

import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.tidewaiter.node.journal.Following;
import org.tidewaiter.node.journal.JournalAppended;
import org.tidewaiter.node.registry.CountingChanged;

/** Keeps the rollups following the journal, and looks again at what is to be counted anew. */
@Component
class RollupRunner implements SmartLifecycle {

    private static final Following.Pace GATHERING =
            Following.Pace.gathering(200, RollupFollower.BATCH, Duration.ofSeconds(5));

    private final Following following;

    RollupRunner(RollupFollower follower) {
        this.following = new Following("rollups", follower::follow, GATHERING);
    }

    @Override
    public void start() {
        following.start();
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void onAppended(JournalAppended event) {
        following.wake();
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void onCountingChanged(CountingChanged event) {
        following.wake();
    }

    @Override
    public void stop() {
        following.stop();
    }

    @Override
    public boolean isRunning() {
        return following.isRunning();
    }
}
