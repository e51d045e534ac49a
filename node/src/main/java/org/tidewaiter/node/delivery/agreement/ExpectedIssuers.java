package org.tidewaiter.node.delivery.agreement;

import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.version.ClaimedIssuer;

/**
 * Whose signature a version needs that a partner brings: the partner's own, or, where an agreement lets the partner pass on
 * reports of its originator, that of the node that the version says has issued it. The relay's word for a key counts for
 * nothing: it is pinned here, or the version waits.
 */
@Component
public class ExpectedIssuers {

    private final String own;
    private final Agreements agreements;

    ExpectedIssuers(NodeIdentity identity, Agreements agreements) {
        this.own = identity.node();
        this.agreements = agreements;
    }

    /**
     * Of a token that only shows the chain: the node that it says has issued it, whoever brings it. It counts under that node's
     * pinned key and mandate.
     */
    public static String ofChain(String jws, String sender) {
        return ClaimedIssuer.of(jws).map(ClaimedIssuer::issuer).orElse(sender);
    }

    /** The node that must have signed it. */
    public String of(String jws, String sender) {
        if (!agreements.isRelay(sender)) {
            return sender;
        }
        return ClaimedIssuer.of(jws)
                .filter(claimed ->
                        !claimed.issuer().equals(sender) && !claimed.issuer().equals(own))
                .filter(claimed -> agreements.relayedBy(sender, claimed.originator()))
                .map(ClaimedIssuer::issuer)
                .orElse(sender);
    }
}
