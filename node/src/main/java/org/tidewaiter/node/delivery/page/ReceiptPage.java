package org.tidewaiter.node.delivery.page;

import java.util.List;
import org.tidewaiter.node.web.component.Definition;
import org.tidewaiter.node.web.component.State;

/**
 * A receipt and its proof.
 *
 * @param verified whether the signature was checked a moment ago and is good
 * @param signer who signed it
 * @param token as it was signed
 */
public record ReceiptPage(boolean verified, String signer, List<Definition> facts, List<Item> items, String token) {

    /**
     * What it says of one version.
     *
     * @param outcome in words
     */
    public record Item(String digest, State state, String outcome) {}
}
