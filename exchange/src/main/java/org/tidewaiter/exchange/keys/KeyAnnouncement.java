package org.tidewaiter.exchange.keys;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.tidewaiter.exchange.identity.KeyDirectory;
import org.tidewaiter.exchange.identity.SigningKey;
import org.tidewaiter.exchange.identity.VerificationKey;
import org.tidewaiter.exchange.token.Base64Url;
import org.tidewaiter.exchange.token.Claims;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.token.SignedKind;
import org.tidewaiter.exchange.token.StrictJson;
import org.tidewaiter.exchange.token.Token;

/**
 * A node's word on one of its keys.
 *
 * @param node whose key it is
 * @param key the next key, or the one that is not used any more
 * @param what what happens to it
 * @param time by the node's clock
 */
public record KeyAnnouncement(String node, What what, VerificationKey key, Instant time) {

    private static final String POSSESSION = "tidewaiter-key-possession-1";
    private static final int KEY_LENGTH = 43;
    private static final int SIGNATURE_LENGTH = 86;

    /** What happens to a key. */
    public enum What {
        /** It will be used, beside those in use. */
        SUCCEEDS,
        /** It is not used any more. */
        RETIRES
    }

    /** The token that announces the next key: signed with the one in use, and with the next, which thus proves to be held. */
    public static String ofSuccessor(String node, SigningKey inUse, SigningKey next, Instant time) {
        byte[] possession = next.sign(proven(node, inUse.verificationKey(), next.verificationKey()));
        return Token.sign(
                SignedKind.KEY_EVENT,
                inUse,
                StrictJson.write(StrictJson.newObject()
                        .put("node", node)
                        .put("what", What.SUCCEEDS.name())
                        .put("key", next.verificationKey().text())
                        .put("time", time.toString())
                        .put("possession", Base64Url.encode(possession))));
    }

    /** The token that ends a key, signed with the one that came after it. */
    public static String ofRetirement(String node, SigningKey inUse, VerificationKey former, Instant time) {
        return Token.sign(
                SignedKind.KEY_EVENT,
                inUse,
                StrictJson.write(StrictJson.newObject()
                        .put("node", node)
                        .put("what", What.RETIRES.name())
                        .put("key", former.text())
                        .put("time", time.toString())));
    }

    /**
     * Reads what a node says of its keys.
     *
     * @param node that must have signed it with a key in use
     * @throws Refusal if it did not, or the next key is not proven to be held, or a key would end itself
     */
    public static KeyAnnouncement read(String jws, String node, KeyDirectory keys) throws Refusal {
        Token token = Token.read(jws, SignedKind.KEY_EVENT);
        VerificationKey signedWith = token.requireSignatureOf(node, keys);
        requireInUse(signedWith, node, keys);
        Claims claims = token.claims();
        if (!claims.code("node").equals(node)) {
            throw new Refusal(Rule.WRONG_ISSUER, "/claims/node");
        }
        VerificationKey key = key(claims);
        KeyAnnouncement announcement = new KeyAnnouncement(node, what(claims), key, claims.instant("time"));
        if (announcement.what == What.SUCCEEDS) {
            byte[] possession = Base64Url.decode(claims.text("possession", SIGNATURE_LENGTH), "/claims/possession");
            if (!key.verifies(proven(node, signedWith, key), possession)) {
                throw new Refusal(Rule.BAD_SIGNATURE, "/claims/possession");
            }
        } else if (key.equals(signedWith)) {
            throw claims.malformed("key");
        }
        claims.requireAllRead();
        return announcement;
    }

    private static void requireInUse(VerificationKey key, String node, KeyDirectory keys) throws Refusal {
        boolean inUse =
                keys.of(node).filter(known -> known.inUse().contains(key)).isPresent();
        if (!inUse) {
            throw new Refusal(Rule.WRONG_KEY, "/header/kid");
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

    private static VerificationKey key(Claims claims) throws Refusal {
        try {
            return VerificationKey.parse(claims.text("key", KEY_LENGTH));
        } catch (IllegalArgumentException none) {
            throw claims.malformed("key");
        }
    }

    private static byte[] proven(String node, VerificationKey inUse, VerificationKey next) {
        return (POSSESSION + "\n" + node + "\n" + inUse.text() + "\n" + next.text())
                .getBytes(StandardCharsets.US_ASCII);
    }
}
