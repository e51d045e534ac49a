package org.tidewaiter.exchange.attachment;

/** What an attachment may weigh. */
public final class AttachmentBounds {

    /** Bytes of one attachment. */
    public static final int BYTES = 5 * 1024 * 1024;

    private AttachmentBounds() {}
}
