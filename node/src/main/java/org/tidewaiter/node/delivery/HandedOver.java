package org.tidewaiter.node.delivery;

/**
 * Published in the transaction that takes over a report: this node issues it from now on.
 *
 * @param from the node that issued it until then
 * @param version that hands it over
 */
public record HandedOver(String from, VersionRef version) {}
