package org.tidewaiter.exchange.log;

import org.tidewaiter.exchange.identity.KeyDirectory;
import org.tidewaiter.exchange.identity.SigningKey;
import org.tidewaiter.exchange.token.Claims;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.token.SignedKind;
import org.tidewaiter.exchange.token.StrictJson;
import org.tidewaiter.exchange.token.Token;

/**
 * Signs and reads cosignatures of heads. One holds the head as its own node signed it, so that a cosigner cannot make a log
 * suspected: it could only say falsely that it has verified what that node did sign.
 */
public final class Cosignatures {

    /** Longest cosignature read, in characters: that of the longest head. */
    public static final int LONGEST = 2 * LogHeads.LONGEST;

    private static final String COSIGNER = "cosigner";
    private static final String HEAD = "head";

    private Cosignatures() {}

    /** Signs with the cosigner's key. */
    public static String sign(Cosignature cosignature, SigningKey key) {
        return Token.sign(
                SignedKind.LOG_COSIGNATURE,
                key,
                StrictJson.write(StrictJson.newObject()
                        .put(COSIGNER, cosignature.cosigner())
                        .put(HEAD, cosignature.head().jws())
                        .put("time", cosignature.time().toString())));
    }

    /**
     * Reads what somebody must have signed of that node's log.
     *
     * @param keys of the log's node, and of the cosigners that are known
     */
    public static CosignatureReading read(String jws, String log, KeyDirectory keys) {
        try {
            if (jws.length() > LONGEST) {
                throw new Refusal(Rule.TOO_LARGE, "");
            }
            Token token = Token.read(jws, SignedKind.LOG_COSIGNATURE);
            Claims json = token.claims();
            String cosigner = json.code(COSIGNER);
            if (cosigner.equals(log)) {
                throw new Refusal(Rule.WRONG_ISSUER, "/claims/" + COSIGNER);
            }
            boolean known = keys.of(cosigner).isPresent();
            if (known) {
                token.requireSignatureOf(cosigner, keys);
            }
            VerifiedLogHead head = headOf(json.text(HEAD, LogHeads.LONGEST), log, keys);
            Cosignature cosignature = new Cosignature(cosigner, head.signed(), json.instant("time"));
            json.requireAllRead();
            return new ReadCosignature(cosignature, head, jws, known);
        } catch (Refusal refusal) {
            return new CosignatureReading.Refused(refusal.rule(), refusal.path());
        }
    }

    private static VerifiedLogHead headOf(String jws, String log, KeyDirectory keys) throws Refusal {
        return switch (LogHeads.read(jws, log, keys)) {
            case VerifiedLogHead head -> head;
            case LogHeadReading.Refused refused -> throw new Refusal(refused.rule(), "/claims/" + HEAD);
        };
    }
}
