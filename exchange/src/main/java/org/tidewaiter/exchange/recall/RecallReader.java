package org.tidewaiter.exchange.recall;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.dispatch.DispatchHeader;
import org.tidewaiter.exchange.identity.KeyDirectory;
import org.tidewaiter.exchange.identity.VerificationKey;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.token.SignedKind;
import org.tidewaiter.exchange.token.Token;
import org.tidewaiter.exchange.version.Digest;

/** Reads recalls for one node: signature, the sender's identity on the line, audience and agreement. */
public final class RecallReader {

    private final String ownName;
    private final KeyDirectory keys;
    private final Predicate<DispatchHeader> agreements;

    /**
     * A reader.
     *
     * @param ownName the audience that recalls must have
     * @param keys of the partners
     * @param agreements which headers name an agreement that this node ever had; in force or not, for what was sent under
     *     an agreement may be taken back for ever
     */
    public RecallReader(String ownName, KeyDirectory keys, Predicate<DispatchHeader> agreements) {
        this.ownName = ownName;
        this.keys = keys;
        this.agreements = agreements;
    }

    /**
     * Reads a recall.
     *
     * @param online the key that the other end of the line proved to hold; none for one that came by file
     */
    public RecallReading read(String jws, @Nullable VerificationKey online) {
        try {
            Token token = Token.read(jws, SignedKind.RECALL);
            Recall recall = RecallJson.read(token.claims());
            token.requireSignatureOnLine(recall.header().sender(), keys, online);
            if (!recall.header().audience().equals(ownName)) {
                throw new Refusal(Rule.WRONG_AUDIENCE, "/claims/audience");
            }
            if (!agreements.test(recall.header())) {
                throw new Refusal(Rule.STALE_AGREEMENT, "/claims/agreement");
            }
            return new VerifiedRecall(recall, Digest.sha256(token.signingInputBytes()));
        } catch (Refusal refusal) {
            return new RecallReading.Refused(refusal.rule(), refusal.path());
        }
    }
}
