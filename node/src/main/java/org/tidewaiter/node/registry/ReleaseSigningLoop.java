package org.tidewaiter.node.registry;

import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.tidewaiter.node.background.Lookout;
import org.tidewaiter.node.background.Rest;

/**
 * Calls {@link ReleaseSigning} when something was released, and every second whether or not it heard of it: a release
 * decided by another instance, or before this node was sure that it may sign, is found by looking. Beside it {@link IssuingAgain}.
 */
@Component
class ReleaseSigningLoop implements SmartLifecycle {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

    private final ReleaseSigning signing;
    private final IssuingAgain again;
    private final Lookout lookout = new Lookout("release-signing", LOOK_EVERY, this::sign);

    ReleaseSigningLoop(ReleaseSigning signing, IssuingAgain again) {
        this.signing = signing;
        this.again = again;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void onRelease(RevisionReleased released) {
        lookout.wake();
    }

    @Override
    public void start() {
        lookout.start();
    }

    /** A batch that fails is rolled back whole and stays released; the next look tries again. */
    private Rest sign() {
        return signing.signBatch() + again.batch() == 0 ? Rest.untilWoken(LOOK_EVERY) : Rest.none();
    }

    @Override
    public void stop() {
        lookout.stop(STOP_WITHIN);
    }

    @Override
    public boolean isRunning() {
        return lookout.isRunning();
    }
}
