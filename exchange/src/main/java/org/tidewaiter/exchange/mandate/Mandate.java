package org.tidewaiter.exchange.mandate;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.identity.VerificationKey;
import org.tidewaiter.exchange.token.Claims;
import org.tidewaiter.exchange.token.Codes;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.token.SignedKind;
import org.tidewaiter.exchange.token.StrictJson;
import org.tidewaiter.exchange.token.Token;
import org.tidewaiter.exchange.version.Digest;
import tools.jackson.databind.node.ObjectNode;

/**
 * An authority's word on whether a node may issue its reports. The last that it signed of a node counts, whichever comes first.
 *
 * @param originator the authority, as ISO 3166 alpha-2 country and agency, such as {@code PL-CUSTOMS}
 * @param node name of the node that it is about
 * @param what whether that node may
 * @param act the legal act or agreement, as people read it; of at most {@value #LONGEST_ACT} characters, and no personal data
 * @param from the first moment at which it may
 * @param until the first moment at which it may not any more; null where there is no end
 * @param time when it was signed, by the clock of whoever did
 */
public record Mandate(
        String originator,
        String node,
        What what,
        String act,
        Instant from,
        @Nullable Instant until,
        Instant time) {

    /** More characters than any signed mandate has. */
    public static final int LONGEST = 4000;

    /** Characters of the act at most. */
    public static final int LONGEST_ACT = 300;

    /** What an authority says of a node. */
    public enum What {
        /** It may issue this authority's reports. */
        GRANTS,
        /** It may not any more, from the moment on at which this is received. */
        ENDS
    }

    public Mandate {
        Codes.requireCode(originator, "the authority");
        Codes.requireCode(node, "the node");
        if (act.isBlank() || act.length() > LONGEST_ACT || act.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("the act is one line of 1 to " + LONGEST_ACT + " characters");
        }
        from = from.truncatedTo(ChronoUnit.MILLIS);
        until = until == null ? null : until.truncatedTo(ChronoUnit.MILLIS);
        time = time.truncatedTo(ChronoUnit.MILLIS);
        if (until != null && !until.isAfter(from)) {
            throw new IllegalArgumentException("the mandate ends before it begins");
        }
    }

    /** A signed mandate and its digest, by which it is known. */
    public record Signed(Mandate mandate, String jws) {

        /** SHA-256 of the whole token. With another signature it is another: one that nobody has verified hides no true one. */
        public Digest digest() {
            return Digest.sha256(jws.getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** Whether the node may issue at that moment, as far as this says. */
    public boolean permitsAt(Instant moment) {
        return what == What.GRANTS && !moment.isBefore(from) && (until == null || moment.isBefore(until));
    }

    /**
     * The token of this mandate.
     *
     * @throws IllegalArgumentException if the key is that of another authority
     */
    public Signed sign(AuthorityKey key) {
        if (!key.originator().equals(originator)) {
            throw new IllegalArgumentException(
                    "the key is that of " + key.originator() + ", the mandate that of " + originator);
        }
        ObjectNode claims = StrictJson.newObject()
                .put("originator", originator)
                .put("node", node)
                .put("what", what.name())
                .put("act", act)
                .put("from", from.toString())
                .put("time", time.toString());
        if (until != null) {
            claims.put("until", until.toString());
        }
        return new Signed(this, Token.sign(SignedKind.MANDATE, key.signingKey(), StrictJson.write(claims)));
    }

    /** What a token says, and of whom. Nothing is verified. */
    public static Signed claimed(String jws) throws Refusal {
        return new Signed(of(token(jws).claims()), jws);
    }

    /**
     * Reads a mandate.
     *
     * @param key that of the authority, compared with it by people
     * @throws Refusal if that key did not sign it, or it says anything else than a mandate does
     */
    public static Signed read(String jws, VerificationKey key) throws Refusal {
        Token token = token(jws);
        token.requireSignatureWith(key);
        return new Signed(of(token.claims()), jws);
    }

    private static Token token(String jws) throws Refusal {
        if (jws.length() > LONGEST) {
            throw new Refusal(Rule.TOO_LARGE, "");
        }
        return Token.read(jws, SignedKind.MANDATE);
    }

    private static Mandate of(Claims claims) throws Refusal {
        String originator = claims.code("originator");
        String node = claims.code("node");
        What what = what(claims);
        String act = claims.text("act", LONGEST_ACT);
        Instant from = claims.instant("from");
        Optional<Instant> until = claims.optionalInstant("until");
        Instant time = claims.instant("time");
        claims.requireAllRead();
        try {
            return new Mandate(originator, node, what, act, from, until.orElse(null), time);
        } catch (IllegalArgumentException none) {
            throw new Refusal(Rule.CLAIM_MALFORMED, "/claims");
        }
    }

    private static What what(Claims claims) throws Refusal {
        String code = claims.code("what");
        for (What what : What.values()) {
            if (what.name().equals(code)) {
                return what;
            }
        }
        throw claims.malformed("what");
    }
}
