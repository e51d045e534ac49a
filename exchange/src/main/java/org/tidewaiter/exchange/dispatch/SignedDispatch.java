package org.tidewaiter.exchange.dispatch;

import java.util.List;
import java.util.Objects;
import org.tidewaiter.exchange.version.Digest;

/**
 * A dispatch ready to send. The body is kept as it is and sent again as it is.
 *
 * @param header what was signed
 * @param body the bytes on the wire (media type {@value #MEDIA_TYPE})
 * @param hash what a receipt calls this dispatch: SHA-256 of the header token's signing input, which commits to every
 *     byte of the items
 * @param items what a receipt calls the items, in their order
 */
@SuppressWarnings("ArrayRecordComponent")
public record SignedDispatch(DispatchHeader header, byte[] body, Digest hash, List<ItemReference> items) {

    /** The media type of a dispatch: lines of JSON. */
    public static final String MEDIA_TYPE = "application/x-ndjson";

    public SignedDispatch {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(hash, "hash");
        items = List.copyOf(items);
    }
}
