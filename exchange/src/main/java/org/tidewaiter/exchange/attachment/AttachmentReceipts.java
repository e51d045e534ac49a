package org.tidewaiter.exchange.attachment;

import java.time.InstantSource;
import org.tidewaiter.exchange.identity.KeyDirectory;
import org.tidewaiter.exchange.identity.SigningKey;
import org.tidewaiter.exchange.token.Claims;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.token.SignedKind;
import org.tidewaiter.exchange.token.StrictJson;
import org.tidewaiter.exchange.token.Token;
import org.tidewaiter.exchange.version.Digest;

/** Signs and reads receipts for attachments, for one node. */
public final class AttachmentReceipts {

    private final String ownName;
    private final SigningKey key;
    private final KeyDirectory keys;
    private final InstantSource clock;

    public AttachmentReceipts(String ownName, SigningKey key, KeyDirectory keys, InstantSource clock) {
        this.ownName = ownName;
        this.key = key;
        this.keys = keys;
        this.clock = clock;
    }

    /** Says to the sender that this node holds the bytes. */
    public String sign(Digest digest, String sender) {
        AttachmentReceipt receipt = new AttachmentReceipt(digest, sender, ownName, clock.instant());
        byte[] claims = StrictJson.write(StrictJson.newObject()
                .put("digest", receipt.digest().text())
                .put("sender", receipt.sender())
                .put("holder", receipt.holder())
                .put("time", receipt.time().toString()));
        return Token.sign(SignedKind.ATTACHMENT_RECEIPT, key, claims);
    }

    /** Reads what a partner answered to bytes that this node sent it. */
    public AttachmentReading read(String jws, Digest sent, String partner) {
        try {
            Token token = Token.read(jws, SignedKind.ATTACHMENT_RECEIPT);
            token.requireSignatureOf(partner, keys);
            AttachmentReceipt receipt = receiptOf(token.claims());
            if (!receipt.digest().equals(sent)) {
                throw new Refusal(Rule.ITEMS_DIFFER, "/claims/digest");
            }
            if (!receipt.sender().equals(ownName) || !receipt.holder().equals(partner)) {
                throw new Refusal(Rule.WRONG_AUDIENCE, "/claims/sender");
            }
            return new AttachmentReading.Verified(receipt, jws);
        } catch (Refusal refusal) {
            return new AttachmentReading.Refused(refusal.rule(), refusal.path());
        }
    }

    private static AttachmentReceipt receiptOf(Claims json) throws Refusal {
        AttachmentReceipt receipt = new AttachmentReceipt(
                Digest.of(json.bytes32("digest")), json.code("sender"), json.code("holder"), json.instant("time"));
        json.requireAllRead();
        return receipt;
    }
}
