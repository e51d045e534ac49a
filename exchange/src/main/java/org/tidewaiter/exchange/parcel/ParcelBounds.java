package org.tidewaiter.exchange.parcel;

/** What a parcel may weigh. */
public final class ParcelBounds {

    /** Messages in one parcel. */
    public static final int ENCLOSURES = 40;

    /** Bytes of one parcel, sealed. */
    public static final int BYTES = 48 * 1024 * 1024;

    /** Bytes of the messages of a parcel, so that it stays within {@link #BYTES}. */
    public static final int CONTENT_BYTES = 32 * 1024 * 1024;

    static final int LABEL_BYTES = 1024;

    private ParcelBounds() {}
}
