package org.tidewaiter.exchange.log;

import java.util.List;
import java.util.Optional;
import org.tidewaiter.exchange.token.Claims;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.exchange.token.StrictJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How the cosignatures of a log travel that its node shows. It needs no signature: each of them has one. */
public final class CosignaturesJson {

    /** Cosignatures that are shown of a log. */
    public static final int MOST = 50;

    private static final String COSIGNATURES = "cosignatures";

    private CosignaturesJson() {}

    /** @param cosignatures as they were signed, at most {@value #MOST} */
    public static byte[] write(List<String> cosignatures) {
        ObjectNode json = StrictJson.newObject();
        ArrayNode array = json.putArray(COSIGNATURES);
        cosignatures.forEach(array::add);
        return StrictJson.write(json);
    }

    /** What is shown, still to be read; empty where the text is no such answer. */
    public static Optional<List<String>> read(byte[] text) {
        try {
            Claims json = StrictJson.readClaims(text, "");
            List<String> cosignatures = json.texts(COSIGNATURES, MOST, Cosignatures.LONGEST);
            json.requireAllRead();
            return Optional.of(cosignatures);
        } catch (Refusal unreadable) {
            return Optional.empty();
        }
    }
}
