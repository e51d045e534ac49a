package org.tidewaiter.node.delivery.key;

import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.letter.LetterBounds;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.exchange.token.StrictJson;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.NodeScope;
import org.tidewaiter.node.delivery.IncomingLetters;

/** Letters in which partners tell of their keys. */
@Component
class KeyLetters implements IncomingLetters {

    static final String KIND = "key-event";

    private static final String EVENT = "event";

    private final LearntKeys keys;
    private final AccessScope node;

    KeyLetters(LearntKeys keys, NodeScope node) {
        this.keys = keys;
        this.node = node.scope();
    }

    /** The body of a letter that tells of an announcement. */
    static String body(String announcement) {
        return new String(StrictJson.write(StrictJson.newObject().put(EVENT, announcement)), StandardCharsets.UTF_8);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Taking take(ReceivedLetter letter) {
        try {
            String jws = StrictJson.readClaims(letter.body().getBytes(StandardCharsets.UTF_8), "/body")
                    .text(EVENT, LetterBounds.BODY_BYTES);
            return keys.learn(node, letter.sender(), jws);
        } catch (Refusal refusal) {
            return new Taking.Refused(refusal.rule().code());
        }
    }
}
