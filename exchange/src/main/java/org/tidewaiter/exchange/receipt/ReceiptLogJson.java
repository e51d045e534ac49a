package org.tidewaiter.exchange.receipt;

import java.util.List;
import org.tidewaiter.exchange.dispatch.DispatchBounds;
import org.tidewaiter.exchange.log.LogHeads;
import org.tidewaiter.exchange.log.LogPlace;
import org.tidewaiter.exchange.log.LogProof;
import org.tidewaiter.exchange.token.Claims;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.exchange.version.Digest;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON form of what a receipt says of the log. */
final class ReceiptLogJson {

    /** An entry's path has at most as many hashes as a number has bits. */
    private static final int LONGEST_PATH = DispatchBounds.ITEMS * Long.SIZE;

    private ReceiptLogJson() {}

    static void write(LogPlace place, ObjectNode json) {
        json.put("index", place.index()).put("hash", place.hash().text());
        place.firstDisclosed().ifPresent(disclosed -> json.put("disclosed", disclosed.text()));
    }

    static void write(LogProof proof, ObjectNode json) {
        json.put("head", proof.head());
        ArrayNode path = json.putArray("path");
        proof.path().forEach(hash -> path.add(hash.text()));
    }

    static LogPlace readPlace(Claims json) throws Refusal {
        LogPlace place = new LogPlace(
                json.number("index", 0),
                Digest.of(json.bytes32("hash")),
                json.optionalBytes32("disclosed").map(Digest::of).orElse(null));
        json.requireAllRead();
        return place;
    }

    static LogProof readProof(Claims json) throws Refusal {
        String head = json.text("head", LogHeads.LONGEST);
        List<Digest> path = json.listOfBytes32("path", LONGEST_PATH).stream()
                .map(Digest::of)
                .toList();
        json.requireAllRead();
        return new LogProof(head, path);
    }
}
