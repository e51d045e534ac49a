package org.tidewaiter.exchange.letter;

import java.time.Instant;
import java.util.UUID;
import org.tidewaiter.exchange.token.Claims;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.exchange.token.StrictJson;

/** The JSON form of a letter's claims. */
final class LetterJson {

    private static final String BODY_PATH = "/claims/body";

    private LetterJson() {}

    static byte[] write(Letter letter) {
        return StrictJson.write(StrictJson.newObject()
                .put("id", letter.id().toString())
                .put("sender", letter.sender())
                .put("audience", letter.audience())
                .put("kind", letter.kind())
                .put("time", letter.time().toString())
                .put("body", letter.body()));
    }

    static Letter read(Claims json) throws Refusal {
        UUID id = json.uuid("id");
        if (!Letter.isTimeOrdered(id)) {
            throw json.malformed("id");
        }
        String sender = json.code("sender");
        String audience = json.code("audience");
        String kind = json.code("kind");
        Instant time = json.instant("time");
        String body = json.text("body", LetterBounds.BODY_BYTES);
        json.requireAllRead();
        Letter.checkBody(body, BODY_PATH);
        return new Letter(id, sender, audience, kind, time, body);
    }
}
