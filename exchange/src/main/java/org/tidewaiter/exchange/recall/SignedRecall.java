package org.tidewaiter.exchange.recall;

import java.util.List;
import java.util.Objects;
import org.tidewaiter.exchange.dispatch.ItemReference;
import org.tidewaiter.exchange.version.Digest;

/**
 * A recall ready to send.
 *
 * @param recall what was signed
 * @param jws the token on the wire (media type {@value #MEDIA_TYPE})
 * @param hash what a receipt calls it: SHA-256 of the token's signing input
 */
public record SignedRecall(Recall recall, String jws, Digest hash) {

    /** The media type of a recall. */
    public static final String MEDIA_TYPE = "application/vnd.tidewaiter.recall+jwt";

    public SignedRecall {
        Objects.requireNonNull(recall, "recall");
        Objects.requireNonNull(jws, "jws");
        Objects.requireNonNull(hash, "hash");
    }

    /** What a receipt calls the reports, in their order. */
    public List<ItemReference> references() {
        return recall.reports().stream().map(RecalledReport::reference).toList();
    }
}
