package org.tidewaiter.node.delivery.queue;

/** Another instance has claimed the lane; what this one wanted to write was not written. */
public final class LeaseLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LeaseLostException(Lease lease) {
        super("the lane to " + lease.partner() + " was claimed by another instance", null, false, false);
    }
}
