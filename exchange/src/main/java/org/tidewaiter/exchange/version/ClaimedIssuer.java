package org.tidewaiter.exchange.version;

import java.util.Optional;
import org.tidewaiter.exchange.token.Claims;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.exchange.token.SignedKind;
import org.tidewaiter.exchange.token.Token;

/**
 * Who a version says has issued it, and for whom. Nothing is verified yet: it says whose signature to ask for.
 *
 * @param issuer name of a node
 * @param originator authority whose report it is
 */
public record ClaimedIssuer(String issuer, String originator) {

    /** Reads a token; empty if it is none of a version. */
    public static Optional<ClaimedIssuer> of(String jws) {
        try {
            Claims claims = Token.read(jws, SignedKind.VERSION).claims();
            return Optional.of(new ClaimedIssuer(claims.code("iss"), claims.code("originator")));
        } catch (Refusal unreadable) {
            return Optional.empty();
        }
    }
}
