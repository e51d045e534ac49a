package org.tidewaiter.node.quality;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.tidewaiter.node.journal.Following;
import org.tidewaiter.node.journal.JournalAppended;

/** Keeps work list and questions following the journal. */
@Component
class QualityRunner implements SmartLifecycle {

    private final Following following;

    QualityRunner(AssessmentFollower follower) {
        this.following = new Following("quality", follower::follow);
    }

    @Override
    public void start() {
        following.start();
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void onAppended(JournalAppended event) {
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
