package org.tidewaiter.node.delivery;

import org.springframework.context.ConfigurableApplicationContext;
import org.tidewaiter.exchange.log.LogPoint;
import org.tidewaiter.node.delivery.log.HeldLogHead;
import org.tidewaiter.node.delivery.log.LogHeadRows;
import org.tidewaiter.node.ledger.Ledger;

/** The log of the node HUB, and what another node has verified of it. */
record WatchedLog(ConfigurableApplicationContext hub, ConfigurableApplicationContext watcher) {

    /** How far it has grown. */
    LogPoint point() {
        return hub.getBean(Ledger.class).head().point();
    }

    /** The furthest head that the other has verified. */
    HeldLogHead verified() {
        return watcher.getBean(LogHeadRows.class).verified("HUB").orElseThrow();
    }

    void awaitVerified() {
        Awaiting.until(
                "the hub's head is verified",
                () -> watcher.getBean(LogHeadRows.class)
                        .verified("HUB")
                        .filter(head -> head.point().equals(point()))
                        .isPresent());
    }
}
