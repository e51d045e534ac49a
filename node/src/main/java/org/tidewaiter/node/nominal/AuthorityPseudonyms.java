package org.tidewaiter.node.nominal;

import java.util.Map;

/**
 * The pseudonyms of each authority in whose name this node records. On a gateway each member has a secret of its own,
 * which it shares with its other systems and with no other member.
 */
public final class AuthorityPseudonyms {

    private final Map<String, CasePseudonyms> byOriginator;

    AuthorityPseudonyms(Map<String, CasePseudonyms> byOriginator) {
        this.byOriginator = Map.copyOf(byOriginator);
    }

    /** @throws IllegalArgumentException for an authority in whose name this node records nothing */
    public CasePseudonyms of(String originator) {
        CasePseudonyms pseudonyms = byOriginator.get(originator);
        if (pseudonyms == null) {
            throw new IllegalArgumentException("this node does not record in that name");
        }
        return pseudonyms;
    }
}
