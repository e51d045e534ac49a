package org.tidewaiter.exchange.log;

import java.util.List;
import java.util.Optional;
import org.tidewaiter.exchange.token.Claims;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.exchange.token.StrictJson;
import org.tidewaiter.exchange.version.Digest;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How a consistency proof travels. It needs no signature: both heads that it stands between have one. */
public final class ConsistencyJson {

    private static final String PATH = "path";

    private ConsistencyJson() {}

    public static byte[] write(List<Digest> proof) {
        ObjectNode json = StrictJson.newObject();
        ArrayNode path = json.putArray(PATH);
        proof.forEach(hash -> path.add(hash.text()));
        return StrictJson.write(json);
    }

    /** The proof; empty where the text is none. */
    public static Optional<List<Digest>> read(byte[] text) {
        try {
            Claims json = StrictJson.readClaims(text, "");
            List<Digest> proof = json.listOfBytes32(PATH, ConsistencyProof.LONGEST).stream()
                    .map(Digest::of)
                    .toList();
            json.requireAllRead();
            return Optional.of(proof);
        } catch (Refusal unreadable) {
            return Optional.empty();
        }
    }
}
