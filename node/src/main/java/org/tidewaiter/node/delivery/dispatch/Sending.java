package org.tidewaiter.node.delivery.dispatch;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.tidewaiter.exchange.dispatch.DispatchHeader;
import org.tidewaiter.exchange.dispatch.ItemReference;
import org.tidewaiter.exchange.dispatch.SignedDispatch;
import org.tidewaiter.exchange.recall.SignedRecall;
import org.tidewaiter.exchange.version.Digest;

/**
 * What leaves on a lane in one call: a dispatch, or a recall. Either takes a place in the lane and is answered by a receipt.
 *
 * @param hash what the receipt calls it
 * @param items what the receipt calls its items, in their order
 */
@SuppressWarnings("ArrayRecordComponent")
public record Sending(
        String path, String mediaType, byte[] body, DispatchHeader header, Digest hash, List<ItemReference> items) {

    public static Sending of(SignedDispatch dispatch) {
        return new Sending(
                DispatchCalls.PATH,
                SignedDispatch.MEDIA_TYPE,
                dispatch.body(),
                dispatch.header(),
                dispatch.hash(),
                dispatch.items());
    }

    public static Sending of(SignedRecall recall) {
        return new Sending(
                DispatchCalls.RECALL_PATH,
                SignedRecall.MEDIA_TYPE,
                recall.jws().getBytes(StandardCharsets.US_ASCII),
                recall.recall().header(),
                recall.hash(),
                recall.references());
    }
}
