package org.tidewaiter.node.delivery.holder;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.tidewaiter.node.journal.Following;

/** Tells partners of holders, as soon as there is news. */
@Component
class HolderTelling implements SmartLifecycle {

    private final Following following;

    HolderTelling(HolderLetters letters) {
        this.following = new Following("holders", letters::tell);
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void onNoted(HolderNews.Noted noted) {
        following.wake();
    }

    @Override
    public void start() {
        following.start();
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
