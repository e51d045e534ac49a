package org.tidewaiter.node.delivery.page;

/**
 * The agreed hours as a ring.
 *
 * @param share of the hours that are used; above 1 when they are over
 * @param figure the time used
 * @param words what is measured
 */
public record Ring(double share, String figure, String words) {}
