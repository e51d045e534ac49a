package org.tidewaiter.node.delivery.queue;

/**
 * Delivered versions of which further parts are still under way, or did not go.
 *
 * @param waiting to be sent, those on their way included
 * @param held until their reports are on hold no more
 * @param refused by the partner, or too large to be sent
 */
public record OpenSupplements(long waiting, long held, long refused) {

    public static final OpenSupplements NONE = new OpenSupplements(0, 0, 0);
}
