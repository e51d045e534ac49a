package org.tidewaiter.node.delivery;

/** Another instance has claimed the lane; what this one wanted to write was not written. */
final class LeaseLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LeaseLostException(Lease lease) {
        super("the lane to " + lease.partner() + " was claimed by another instance", null, false, false);
    }
}
