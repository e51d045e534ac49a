package org.tidewaiter.exchange.version;

/** Who may issue versions for whom: an originator's own node, and gateways under a mandate that it signed. */
@FunctionalInterface
public interface Mandates {

    boolean mayIssue(String node, String originator);
}
