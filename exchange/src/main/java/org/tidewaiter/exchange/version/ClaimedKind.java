package org.tidewaiter.exchange.version;

import java.util.Optional;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.exchange.token.SignedKind;
import org.tidewaiter.exchange.token.Token;

/** What a version says that it does. Nothing is verified yet; a version that verifies is of no other kind. */
public final class ClaimedKind {

    private ClaimedKind() {}

    /** Reads a token; empty if it is none of a version. */
    public static Optional<VersionKind> of(String jws) {
        try {
            return Optional.of(VersionClaimsJson.readKind(
                    Token.read(jws, SignedKind.VERSION).claims()));
        } catch (Refusal unreadable) {
            return Optional.empty();
        }
    }
}
