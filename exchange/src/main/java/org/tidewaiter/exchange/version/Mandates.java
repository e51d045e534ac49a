package org.tidewaiter.exchange.version;

/**
 * Who may issue versions for whom at all: an originator's own node, and gateways under a mandate. Which of them issues one report
 * stands in the report's versions.
 */
@FunctionalInterface
public interface Mandates {

    boolean mayIssue(String node, String originator);

    /** Whether the node may or once might: what it issued then stays a part of a report's history. */
    default boolean onceMightIssue(String node, String originator) {
        return mayIssue(node, originator);
    }
}
