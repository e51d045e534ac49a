package org.tidewaiter.exchange.letter;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.tidewaiter.exchange.token.Codes;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.token.StrictJson;

/**
 * What one node tells another.
 *
 * @param id a UUID of version 7; the receiver takes it once, however often the letter comes
 * @param sender name of the node that wrote and signs it
 * @param audience name of the node that it is for
 * @param kind a code that says who reads it there
 * @param time when it was written, to the millisecond
 * @param body one JSON object as text, of at most {@value LetterBounds#BODY_BYTES} bytes; only what a person wrote for
 *     the receiver, or codes
 */
public record Letter(UUID id, String sender, String audience, String kind, Instant time, String body) {

    private static final int TIME_ORDERED = 7;

    public Letter {
        if (!isTimeOrdered(id)) {
            throw new IllegalArgumentException("a letter is named by a UUID of version 7");
        }
        Codes.requireCode(sender, "the sender");
        Codes.requireCode(audience, "the audience");
        Codes.requireCode(kind, "the kind");
        time = time.truncatedTo(ChronoUnit.MILLIS);
        try {
            checkBody(body, "body");
        } catch (Refusal refusal) {
            throw new IllegalArgumentException("the body breaks the rule " + refusal.getMessage());
        }
    }

    static boolean isTimeOrdered(UUID id) {
        return id.version() == TIME_ORDERED;
    }

    static void checkBody(String body, String path) throws Refusal {
        byte[] utf8 = body.getBytes(StandardCharsets.UTF_8);
        if (utf8.length > LetterBounds.BODY_BYTES) {
            throw new Refusal(Rule.TOO_LARGE, path);
        }
        StrictJson.readObject(utf8, path);
    }
}
