package org.tidewaiter.node.agreements;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.agreement.SignedAgreement;
import org.tidewaiter.exchange.token.Claims;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.exchange.token.StrictJson;
import org.tidewaiter.exchange.token.Token;
import tools.jackson.databind.node.ObjectNode;

/**
 * A text that is carried by hand: JSON with the sender's token in {@code bySender} and the receiver's in
 * {@code byReceiver}. A proposal has one of them.
 */
record AgreementFile(@Nullable String bySender, @Nullable String byReceiver) {

    /** Largest file that is read, in bytes. */
    static final int LARGEST = 1024 * 1024;

    /** Empty where the bytes are no such file. */
    static Optional<AgreementFile> read(byte[] bytes) {
        if (bytes.length > LARGEST) {
            return Optional.empty();
        }
        try {
            Claims file = StrictJson.readClaims(bytes, "");
            String bySender = file.has("bySender") ? file.text("bySender", Token.MAXIMUM_LENGTH) : null;
            String byReceiver = file.has("byReceiver") ? file.text("byReceiver", Token.MAXIMUM_LENGTH) : null;
            file.requireAllRead();
            return bySender == null && byReceiver == null
                    ? Optional.empty()
                    : Optional.of(new AgreementFile(bySender, byReceiver));
        } catch (Refusal malformed) {
            return Optional.empty();
        }
    }

    static AgreementFile of(Proposal proposal, String own) {
        boolean oursIsSenders = proposal.terms().sender().equals(own);
        boolean firstIsSenders = proposal.ours() == oursIsSenders;
        return firstIsSenders
                ? new AgreementFile(proposal.signed(), proposal.countersigned())
                : new AgreementFile(proposal.countersigned(), proposal.signed());
    }

    static AgreementFile of(SignedAgreement signed) {
        return new AgreementFile(signed.bySender(), signed.byReceiver());
    }

    /** What both signed; empty for a proposal. */
    Optional<SignedAgreement> signed() {
        return bySender == null || byReceiver == null
                ? Optional.empty()
                : Optional.of(new SignedAgreement(bySender, byReceiver));
    }

    byte[] write() {
        ObjectNode json = StrictJson.newObject();
        if (bySender != null) {
            json.put("bySender", bySender);
        }
        if (byReceiver != null) {
            json.put("byReceiver", byReceiver);
        }
        return StrictJson.write(json);
    }
}
