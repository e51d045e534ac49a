package org.tidewaiter.exchange.receipt;

import java.util.List;
import java.util.Optional;
import org.tidewaiter.exchange.dispatch.DispatchHeader;
import org.tidewaiter.exchange.dispatch.ItemReference;
import org.tidewaiter.exchange.dispatch.SignedDispatch;
import org.tidewaiter.exchange.identity.KeyDirectory;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.token.SignedKind;
import org.tidewaiter.exchange.token.Token;
import org.tidewaiter.exchange.version.Digest;

/**
 * Reads receipts against what was sent: signer, dispatch, agreement and every item must be those of the dispatch, and what is
 * said of the signer's log must be proven.
 */
public final class ReceiptReader {

    private final KeyDirectory keys;

    public ReceiptReader(KeyDirectory keys) {
        this.keys = keys;
    }

    /** Reads the receipt of a dispatch that is still at hand. */
    public ReceiptReading read(String jws, SignedDispatch sent) {
        return read(jws, sent.header(), sent.hash(), sent.items());
    }

    /**
     * Reads the receipt of a dispatch of which only this is remembered.
     *
     * @param header what was signed
     * @param hash the dispatch's hash
     * @param items its items, in their order
     */
    public ReceiptReading read(String jws, DispatchHeader header, Digest hash, List<ItemReference> items) {
        try {
            Token token = Token.read(jws, SignedKind.RECEIPT);
            token.requireSignatureOf(header.audience(), keys);
            Receipt receipt = ReceiptJson.read(token.claims());
            requireAnswers(receipt, header, hash);
            if (!receipt.items().stream().map(ReceiptItem::reference).toList().equals(items)) {
                throw new Refusal(Rule.ITEMS_DIFFER, "/claims/items");
            }
            return new VerifiedReceipt(receipt, jws, ReceiptLogCheck.check(receipt, keys));
        } catch (Refusal refusal) {
            return new ReceiptRefused(refusal.rule(), refusal.path());
        }
    }

    /**
     * Reads a receipt of which the dispatch is not at hand: proof that the signer has said this, to whomever.
     *
     * @param signer the node that must have signed it
     * @return empty where that node did not, or the text is no receipt
     */
    public Optional<Receipt> readAsProof(String jws, String signer) {
        return readProof(jws, signer).map(ProvenReceipt::receipt);
    }

    /** The same, with what it proves of the signer's log. */
    public Optional<ProvenReceipt> readProof(String jws, String signer) {
        try {
            Token token = Token.read(jws, SignedKind.RECEIPT);
            token.requireSignatureOf(signer, keys);
            Receipt receipt = ReceiptJson.read(token.claims());
            ProvenReceipt proven = new ProvenReceipt(
                    receipt, ReceiptLogCheck.check(receipt, keys).orElse(null));
            return receipt.audience().equals(signer) ? Optional.of(proven) : Optional.empty();
        } catch (Refusal refusal) {
            return Optional.empty();
        }
    }

    private static void requireAnswers(Receipt receipt, DispatchHeader header, Digest hash) throws Refusal {
        require(receipt.dispatch().equals(hash), Rule.WRONG_DISPATCH, "/claims/dispatch");
        require(receipt.sender().equals(header.sender()), Rule.WRONG_DISPATCH, "/claims/sender");
        require(receipt.audience().equals(header.audience()), Rule.WRONG_AUDIENCE, "/claims/audience");
        require(receipt.agreement().equals(header.agreement()), Rule.WRONG_DISPATCH, "/claims/agreement");
        require(
                receipt.agreementDigest().equals(header.agreementDigest()),
                Rule.WRONG_DISPATCH,
                "/claims/agreementDigest");
        require(receipt.senderEpoch() == header.epoch(), Rule.WRONG_DISPATCH, "/claims/senderEpoch");
    }

    private static void require(boolean holds, Rule otherwise, String path) throws Refusal {
        if (!holds) {
            throw new Refusal(otherwise, path);
        }
    }
}
