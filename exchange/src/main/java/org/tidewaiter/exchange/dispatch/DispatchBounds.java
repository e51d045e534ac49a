package org.tidewaiter.exchange.dispatch;

/** What a dispatch may weigh. */
public final class DispatchBounds {

    /** Items in one dispatch. */
    public static final int ITEMS = 500;

    /** Bytes of one dispatch. */
    public static final int BYTES = 5 * 1024 * 1024;

    /** Bytes of its first line, which holds the signed header. */
    public static final int HEADER_BYTES = 8 * 1024;

    /** Bytes of one item. */
    public static final int ITEM_BYTES = 2 * 1024 * 1024;

    private DispatchBounds() {}
}
