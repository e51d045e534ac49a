package org.tidewaiter.node.matching;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.tidewaiter.node.journal.Following;
import org.tidewaiter.node.journal.JournalAppended;
import org.tidewaiter.node.settings.NodePart;
import org.tidewaiter.node.settings.NodeSettings;

/** Keeps matching following the journal of a hub; other parts match nothing. */
@Component
class JournalMatching implements SmartLifecycle {

    private final GivingWay pace = new GivingWay(Judging.BATCH);
    private final Following following;
    private final boolean hub;

    JournalMatching(Judging judging, NodeSettings settings) {
        this.following = new Following("matching", judging::follow, pace);
        this.hub = settings.node().part() == NodePart.HUB;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void onAppended(JournalAppended appended) {
        pace.appended(appended.lastPosition());
        following.wake();
    }

    @Override
    public void start() {
        if (hub) {
            following.start();
        }
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
