package org.tidewaiter.node.delivery.partner;

import org.springframework.context.SmartLifecycle;

/** Works for each partner on its own, and begins anew when there is another partner or one fewer. */
public interface WorksForPartners extends SmartLifecycle {

    /** Does nothing where it does not run. */
    default void beginAnew() {
        if (isRunning()) {
            stop();
            start();
        }
    }

    /** Stopped after {@code PartnerWatch}, which would let it begin again. */
    @Override
    default int getPhase() {
        return DEFAULT_PHASE - 1;
    }
}
