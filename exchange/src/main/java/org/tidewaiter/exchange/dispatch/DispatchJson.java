package org.tidewaiter.exchange.dispatch;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.tidewaiter.exchange.token.Claims;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.token.StrictJson;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.SignedVersion;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON of a dispatch: claims of its token, and its lines. */
final class DispatchJson {

    /** The claims: the header, and what it says of the lines that follow. */
    record SignedClaims(DispatchHeader header, int items, Digest content) {}

    private DispatchJson() {}

    static byte[] writeClaims(DispatchHeader header, int items, Digest content) {
        ObjectNode json = StrictJson.newObject();
        json.put("id", header.id().toString());
        json.put("sender", header.sender()).put("audience", header.audience());
        json.put("agreement", header.agreement())
                .put("agreementDigest", header.agreementDigest().text());
        json.put("epoch", header.epoch()).put("sequence", header.sequence());
        json.put("time", header.time().toString());
        json.put("items", items).put("content", content.text());
        return StrictJson.write(json);
    }

    static SignedClaims readClaims(Claims json) throws Refusal {
        UUID id = json.uuid("id");
        String sender = json.code("sender");
        String audience = json.code("audience");
        String agreement = json.code("agreement");
        Digest agreementDigest = Digest.of(json.bytes32("agreementDigest"));
        long epoch = json.number("epoch", 0);
        long sequence = json.number("sequence", 1);
        Instant time = json.instant("time");
        int items = json.smallNumber("items", 1, DispatchBounds.ITEMS);
        Digest content = Digest.of(json.bytes32("content"));
        json.requireAllRead();
        return new SignedClaims(
                new DispatchHeader(id, sender, audience, agreement, agreementDigest, epoch, sequence, time),
                items,
                content);
    }

    static byte[] writeHeaderLine(String token) {
        return line(StrictJson.newObject().put("dispatch", token));
    }

    static String readHeaderLine(byte[] line) throws Refusal {
        Claims json = StrictJson.readClaims(line, "/dispatch");
        String token = json.text("dispatch", DispatchBounds.HEADER_BYTES);
        json.requireAllRead();
        return token;
    }

    static byte[] writeItem(DispatchItem item) {
        ObjectNode json = StrictJson.newObject().put("version", item.version().text());
        item.lastAccepted().ifPresent(after -> json.put("after", after.text()));
        if (!item.skipped().isEmpty()) {
            ArrayNode skipped = json.putArray("skipped");
            item.skipped().forEach(skipped::add);
        }
        item.presented().ifPresent(receipt -> json.put("receipt", receipt));
        return line(json);
    }

    static DispatchItem readItem(byte[] line, String path) throws Refusal {
        Claims json = StrictJson.readClaims(line, path);
        String version = json.text("version", DispatchBounds.ITEM_BYTES);
        Digest after = json.optionalBytes32("after").map(Digest::of).orElse(null);
        List<String> skipped = json.has("skipped")
                ? json.texts("skipped", DispatchItem.MAXIMUM_SKIPPED, DispatchBounds.ITEM_BYTES)
                : new ArrayList<>();
        String receipt = json.has("receipt") ? json.text("receipt", DispatchBounds.ITEM_BYTES) : null;
        json.requireAllRead();
        if (!SignedVersion.isText(version)) {
            throw new Refusal(Rule.MALFORMED_ITEM, path);
        }
        return new DispatchItem(SignedVersion.parse(version), after, skipped, receipt);
    }

    private static byte[] line(ObjectNode json) {
        return (new String(StrictJson.write(json), StandardCharsets.UTF_8) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
