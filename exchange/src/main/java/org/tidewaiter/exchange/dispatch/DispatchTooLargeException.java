package org.tidewaiter.exchange.dispatch;

/** A dispatch, or one item of it, would break {@link DispatchBounds}. Fewer items may pass. */
public final class DispatchTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DispatchTooLargeException(int items, int bytes) {
        super(items + " items of " + bytes + " bytes; allowed are " + DispatchBounds.ITEMS + " items, "
                + DispatchBounds.ITEM_BYTES + " bytes an item and " + DispatchBounds.BYTES + " bytes in all");
    }
}
