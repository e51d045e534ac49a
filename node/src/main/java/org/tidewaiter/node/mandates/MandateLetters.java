package org.tidewaiter.node.mandates;

import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.mandate.Mandate;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.exchange.token.StrictJson;
import org.tidewaiter.node.delivery.IncomingLetters;

/** Letters in which partners tell of mandates. */
@Component
class MandateLetters implements IncomingLetters {

    static final String KIND = "mandate";

    private static final String MANDATE = "mandate";

    private final MandateDesk desk;

    MandateLetters(MandateDesk desk) {
        this.desk = desk;
    }

    /** The body of a letter that tells of a mandate. */
    static String body(Mandate.Signed signed) {
        return new String(StrictJson.write(StrictJson.newObject().put(MANDATE, signed.jws())), StandardCharsets.UTF_8);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Taking take(ReceivedLetter letter) {
        try {
            String jws = StrictJson.readClaims(letter.body().getBytes(StandardCharsets.UTF_8), "/body")
                    .text(MANDATE, Mandate.LONGEST);
            return desk.learn(letter.sender(), jws);
        } catch (Refusal refusal) {
            return new Taking.Refused(refusal.rule().code());
        }
    }
}
