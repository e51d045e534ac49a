package org.tidewaiter.node.agreements;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.agreement.SignedAgreement;
import org.tidewaiter.exchange.token.StrictJson;
import org.tidewaiter.node.delivery.LetterRefusedException;
import org.tidewaiter.node.delivery.Letters;
import tools.jackson.databind.node.ObjectNode;

/** Tells partners by signed letters what was decided here; {@link AgreementLetters} reads the same there. */
@Component
class Correspondence {

    /** The kind of all letters on agreements. */
    static final String KIND = "agreement";

    /** What a letter says, under {@code what}. */
    enum What {
        PROPOSAL,
        SIGNATURES,
        REFUSAL,
        WITHDRAWAL,
        SUSPENSION,
        RESUMPTION
    }

    private final Letters letters;

    Correspondence(Letters letters) {
        this.letters = letters;
    }

    void propose(String partner, String half) {
        sendOrSay(partner, letter(What.PROPOSAL).put("half", half));
    }

    void signatures(String partner, SignedAgreement signed) {
        sendOrSay(
                partner,
                letter(What.SIGNATURES).put("bySender", signed.bySender()).put("byReceiver", signed.byReceiver()));
    }

    void refuse(String partner, String digest, RefusalReason reason) {
        sendOrSay(partner, letter(What.REFUSAL).put("digest", digest).put("reason", reason.name()));
    }

    void withdraw(String partner, String digest) {
        sendOrSay(partner, letter(What.WITHDRAWAL).put("digest", digest));
    }

    /** @throws LetterRefusedException if no letter can be written now */
    void suspend(String partner, String number, @Nullable SuspensionReason reason, Instant since) {
        ObjectNode letter = letter(reason == null ? What.RESUMPTION : What.SUSPENSION)
                .put("agreement", number)
                .put("since", since.toString());
        if (reason != null) {
            letter.put("reason", reason.name());
        }
        send(partner, letter);
    }

    private static ObjectNode letter(What what) {
        return StrictJson.newObject().put("what", what.name());
    }

    private void sendOrSay(String partner, ObjectNode body) {
        try {
            send(partner, body);
        } catch (LetterRefusedException untold) {
            throw Obstacles.conflict("partner-not-told");
        }
    }

    private void send(String partner, ObjectNode body) {
        letters.send(partner, KIND, new String(StrictJson.write(body), StandardCharsets.UTF_8));
    }
}
