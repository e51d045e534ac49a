package org.tidewaiter.exchange.keys;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.identity.KeyDirectory;
import org.tidewaiter.exchange.identity.KeyEvent;
import org.tidewaiter.exchange.identity.KeyHistory;
import org.tidewaiter.exchange.identity.SigningKey;
import org.tidewaiter.exchange.identity.VerificationKey;
import org.tidewaiter.exchange.token.Base64Url;
import org.tidewaiter.exchange.token.Claims;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.token.SignedKind;
import org.tidewaiter.exchange.token.StrictJson;
import org.tidewaiter.exchange.token.Token;
import tools.jackson.databind.node.ObjectNode;

/**
 * A node's word on one of its keys.
 *
 * @param node whose key it is
 * @param key the one that it is about; of a revocation the only one that is left
 * @param what what happens to it
 * @param time by the clock of whoever signed it
 */
public record KeyAnnouncement(String node, What what, VerificationKey key, Instant time) {

    /** More characters than any announcement has. */
    public static final int LONGEST = 4000;

    private static final String POSSESSION = "tidewaiter-key-possession-1";
    private static final String CONSENT = "tidewaiter-recovery-consent-1";
    private static final int KEY_LENGTH = 43;
    private static final int SIGNATURE_LENGTH = 86;

    /** What happens to a key. */
    public enum What {
        /** It will be used, beside those in use. */
        SUCCEEDS,
        /** It is not used any more. */
        RETIRES,
        /** It alone may revoke the others from now on. In the place of an earlier one only with the word of that one. */
        RECOVERS,
        /** Every other key is revoked, and it takes their place. Signed with the recovery key, and no other. */
        REVOKES
    }

    /** The token that announces the next key: signed with the one in use, and with the next, which thus proves to be held. */
    public static String ofSuccessor(String node, SigningKey inUse, SigningKey next, Instant time) {
        return Token.sign(
                SignedKind.KEY_EVENT, inUse, StrictJson.write(withProof(node, What.SUCCEEDS, inUse, next, time)));
    }

    /** The token that ends a key, signed with the one that came after it. */
    public static String ofRetirement(String node, SigningKey inUse, VerificationKey former, Instant time) {
        return Token.sign(SignedKind.KEY_EVENT, inUse, StrictJson.write(claims(node, What.RETIRES, former, time)));
    }

    /**
     * The token that commits a node to a recovery key.
     *
     * @param former the one that it takes the place of; null for the first
     */
    public static String ofRecovery(
            SigningKey inUse, RecoveryKey recovery, @Nullable RecoveryKey former, Instant time) {
        ObjectNode claims = withProof(recovery.node(), What.RECOVERS, inUse, recovery.signingKey(), time);
        if (former != null) {
            byte[] consent = consented(recovery.node(), former.verificationKey(), recovery.verificationKey());
            claims.put("consent", Base64Url.encode(former.signingKey().sign(consent)));
        }
        return Token.sign(SignedKind.KEY_EVENT, inUse, StrictJson.write(claims));
    }

    /** The token that revokes every key of a node but this one. */
    public static String ofRevocation(RecoveryKey recovery, SigningKey left, Instant time) {
        return Token.sign(
                SignedKind.KEY_EVENT,
                recovery.signingKey(),
                StrictJson.write(withProof(recovery.node(), What.REVOKES, recovery.signingKey(), left, time)));
    }

    private static ObjectNode claims(String node, What what, VerificationKey key, Instant time) {
        return StrictJson.newObject()
                .put("node", node)
                .put("what", what.name())
                .put("key", key.text())
                .put("time", time.toString());
    }

    private static ObjectNode withProof(String node, What what, SigningKey signer, SigningKey key, Instant time) {
        byte[] proven = proven(node, what, signer.verificationKey(), key.verificationKey());
        return claims(node, what, key.verificationKey(), time).put("possession", Base64Url.encode(key.sign(proven)));
    }

    /** What a token says, and of whom. Nothing is verified: it says whose keys to ask, or reads what was verified before. */
    public static KeyAnnouncement claimed(String jws) throws Refusal {
        return of(Token.read(jws, SignedKind.KEY_EVENT).claims());
    }

    private static KeyAnnouncement of(Claims claims) throws Refusal {
        return new KeyAnnouncement(claims.code("node"), what(claims), key(claims), claims.instant("time"));
    }

    /**
     * Reads what a node says of its keys.
     *
     * @param node that must have signed it with a key in use, or, where it revokes keys, with its recovery key
     * @throws Refusal if it did not, or a key is not proven to be held, would end itself, was revoked, or would take the place
     *     of the recovery key without its word; or if a later revocation is known
     */
    public static KeyAnnouncement read(String jws, String node, KeyDirectory keys) throws Refusal {
        if (jws.length() > LONGEST) {
            throw new Refusal(Rule.TOO_LARGE, "");
        }
        Token token = Token.read(jws, SignedKind.KEY_EVENT);
        Claims claims = token.claims();
        KeyAnnouncement announced = of(claims);
        if (!announced.node.equals(node)) {
            throw new Refusal(Rule.WRONG_ISSUER, "/claims/node");
        }
        KeyHistory known = keys.of(node).orElseThrow(() -> new Refusal(Rule.UNKNOWN_SENDER, "/header/kid"));
        VerificationKey signer =
                announced.what == What.REVOKES ? recoveryKey(token, known) : keyInUse(token, node, keys, known);
        switch (announced.what) {
            case SUCCEEDS -> requireUsable(announced.key, known);
            case RETIRES -> {
                if (announced.key.equals(signer)) {
                    throw claims.malformed("key");
                }
            }
            case RECOVERS -> requireConsent(claims, announced, known);
            case REVOKES -> requireLatest(announced, known);
        }
        if (announced.what != What.RETIRES) {
            requirePossession(claims, announced, signer);
        }
        claims.requireAllRead();
        return announced;
    }

    private static VerificationKey keyInUse(Token token, String node, KeyDirectory keys, KeyHistory known)
            throws Refusal {
        VerificationKey signer = token.requireSignatureOf(node, keys);
        if (!known.inUse().contains(signer)) {
            throw new Refusal(Rule.WRONG_KEY, "/header/kid");
        }
        return signer;
    }

    private static VerificationKey recoveryKey(Token token, KeyHistory known) throws Refusal {
        VerificationKey recovery = known.recovery().orElseThrow(() -> new Refusal(Rule.NO_RECOVERY_KEY, "/header/kid"));
        token.requireSignatureWith(recovery);
        return recovery;
    }

    /** A key that was revoked is in other hands for ever. */
    private static void requireUsable(VerificationKey key, KeyHistory known) throws Refusal {
        if (known.isRevoked(key.id()) || known.recovery().filter(key::equals).isPresent()) {
            throw new Refusal(Rule.KEY_REVOKED, "/claims/key");
        }
    }

    /** The same revocation may come again; an earlier one that comes late would bring back a key that a later one ended. */
    private static void requireLatest(KeyAnnouncement announced, KeyHistory known) throws Refusal {
        Optional<KeyEvent.Revoked> last = known.revocation();
        boolean again = last.filter(
                        one -> one.key().equals(announced.key) && one.saidAt().equals(announced.time))
                .isPresent();
        if (again) {
            return;
        }
        if (last.filter(one -> !announced.time.isAfter(one.saidAt())).isPresent()) {
            throw new Refusal(Rule.KEY_REVOKED, "/claims/time");
        }
        requireUsable(announced.key, known);
    }

    private static void requireConsent(Claims claims, KeyAnnouncement announced, KeyHistory known) throws Refusal {
        if (known.asBeforeRevocation().keyFor(announced.key.id()).isPresent()) {
            throw claims.malformed("key");
        }
        // Whoever knows of no earlier one does not judge the word of it.
        byte[] consent = claims.has("consent")
                ? Base64Url.decode(claims.text("consent", SIGNATURE_LENGTH), "/claims/consent")
                : new byte[0];
        VerificationKey former = known.recovery().orElse(null);
        if (former == null || former.equals(announced.key)) {
            return;
        }
        if (consent.length == 0) {
            throw new Refusal(Rule.NO_RECOVERY_KEY, "/claims/consent");
        }
        if (!former.verifies(consented(announced.node, former, announced.key), consent)) {
            throw new Refusal(Rule.BAD_SIGNATURE, "/claims/consent");
        }
    }

    private static void requirePossession(Claims claims, KeyAnnouncement announced, VerificationKey signer)
            throws Refusal {
        byte[] possession = Base64Url.decode(claims.text("possession", SIGNATURE_LENGTH), "/claims/possession");
        if (!announced.key.verifies(proven(announced.node, announced.what, signer, announced.key), possession)) {
            throw new Refusal(Rule.BAD_SIGNATURE, "/claims/possession");
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

    /** What a key signs to show that it is held: of each kind another text, so that none stands for another. */
    private static byte[] proven(String node, What what, VerificationKey signer, VerificationKey key) {
        String kind = what == What.SUCCEEDS
                ? POSSESSION
                : POSSESSION + "-" + what.name().toLowerCase(Locale.ROOT);
        return bytes(kind, node, signer, key);
    }

    private static byte[] consented(String node, VerificationKey former, VerificationKey recovery) {
        return bytes(CONSENT, node, former, recovery);
    }

    private static byte[] bytes(String kind, String node, VerificationKey first, VerificationKey second) {
        return (kind + "\n" + node + "\n" + first.text() + "\n" + second.text()).getBytes(StandardCharsets.US_ASCII);
    }
}
