package org.tidewaiter.node.delivery.standing;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.tidewaiter.node.background.Lookout;
import org.tidewaiter.node.background.Rest;
import org.tidewaiter.node.delivery.partner.LaneSettings;

/** Looks whether this node may be an older copy of itself, which another instance may have noticed or ended. */
@Component
public class RestoredCopyRunner implements SmartLifecycle {

    private final RestoredCopy copy;
    private final Lookout lookout;

    RestoredCopyRunner(RestoredCopy copy, LaneSettings settings) {
        this.copy = copy;
        this.lookout = new Lookout("restored-copy", settings.look(), () -> {
            copy.look();
            return Rest.untilWoken(settings.look());
        });
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void onChanged(RestoredCopy.Changed changed) {
        lookout.wake();
    }

    /** Known before the first request is answered. */
    @Override
    public void start() {
        copy.begin();
        lookout.start();
    }

    /** Before the web server, which begins late. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void stop() {
        lookout.stop();
    }

    @Override
    public boolean isRunning() {
        return lookout.isRunning();
    }
}
