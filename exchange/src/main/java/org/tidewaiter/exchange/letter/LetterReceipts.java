package org.tidewaiter.exchange.letter;

import java.time.InstantSource;
import java.util.UUID;
import org.tidewaiter.exchange.identity.KeyDirectory;
import org.tidewaiter.exchange.identity.SigningKey;
import org.tidewaiter.exchange.token.Claims;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.token.SignedKind;
import org.tidewaiter.exchange.token.StrictJson;
import org.tidewaiter.exchange.token.Token;
import org.tidewaiter.exchange.version.Digest;
import tools.jackson.databind.node.ObjectNode;

/** Signs answers to letters and reads those of partners, for one node. */
public final class LetterReceipts {

    private static final String TAKEN = "taken";
    private static final String REFUSED = "refused";

    private final String ownName;
    private final SigningKey key;
    private final KeyDirectory keys;
    private final InstantSource clock;

    public LetterReceipts(String ownName, SigningKey key, KeyDirectory keys, InstantSource clock) {
        this.ownName = ownName;
        this.key = key;
        this.keys = keys;
        this.clock = clock;
    }

    /** Says to the sender what became of its letter here. */
    public String sign(VerifiedLetter verified, LetterOutcome outcome) {
        Letter letter = verified.letter();
        return sign(
                new LetterReceipt(letter.id(), verified.hash(), letter.sender(), ownName, outcome, clock.instant()));
    }

    private String sign(LetterReceipt receipt) {
        ObjectNode json = StrictJson.newObject()
                .put("letter", receipt.letter().toString())
                .put("hash", receipt.hash().text())
                .put("sender", receipt.sender())
                .put("receiver", receipt.receiver());
        switch (receipt.outcome()) {
            case LetterOutcome.Taken _ -> json.put("outcome", TAKEN);
            case LetterOutcome.Refused(String reason) ->
                json.put("outcome", REFUSED).put("reason", reason);
        }
        json.put("time", receipt.time().toString());
        return Token.sign(SignedKind.LETTER_RECEIPT, key, StrictJson.write(json));
    }

    /**
     * Reads what a partner answered to a letter of this node.
     *
     * @param letter id of the letter that was sent
     * @param hash its hash
     */
    public LetterReceiptReading read(String jws, UUID letter, Digest hash, String partner) {
        try {
            Token token = Token.read(jws, SignedKind.LETTER_RECEIPT);
            token.requireSignatureOf(partner, keys);
            LetterReceipt receipt = receiptOf(token.claims());
            if (!receipt.letter().equals(letter) || !receipt.hash().equals(hash)) {
                throw new Refusal(Rule.WRONG_DISPATCH, "/claims/letter");
            }
            if (!receipt.sender().equals(ownName) || !receipt.receiver().equals(partner)) {
                throw new Refusal(Rule.WRONG_AUDIENCE, "/claims/sender");
            }
            return new LetterReceiptReading.Verified(receipt, jws);
        } catch (Refusal refusal) {
            return new LetterReceiptReading.Refused(refusal.rule(), refusal.path());
        }
    }

    private static LetterReceipt receiptOf(Claims json) throws Refusal {
        LetterReceipt receipt = new LetterReceipt(
                json.uuid("letter"),
                Digest.of(json.bytes32("hash")),
                json.code("sender"),
                json.code("receiver"),
                outcomeOf(json),
                json.instant("time"));
        json.requireAllRead();
        return receipt;
    }

    private static LetterOutcome outcomeOf(Claims json) throws Refusal {
        return switch (json.code("outcome")) {
            case TAKEN -> new LetterOutcome.Taken();
            case REFUSED -> new LetterOutcome.Refused(json.code("reason"));
            default -> throw json.malformed("outcome");
        };
    }
}
