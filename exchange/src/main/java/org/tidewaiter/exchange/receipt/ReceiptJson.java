package org.tidewaiter.exchange.receipt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.tidewaiter.exchange.dispatch.DispatchBounds;
import org.tidewaiter.exchange.log.LogPlace;
import org.tidewaiter.exchange.log.LogProof;
import org.tidewaiter.exchange.token.Claims;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.exchange.token.StrictJson;
import org.tidewaiter.exchange.version.Digest;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON form of a receipt's claims. */
final class ReceiptJson {

    private static final String LOG = "log";

    private ReceiptJson() {}

    static byte[] write(Receipt receipt) {
        ObjectNode json = StrictJson.newObject();
        json.put("id", receipt.id().toString())
                .put("dispatch", receipt.dispatch().text());
        json.put("sender", receipt.sender()).put("audience", receipt.audience());
        json.put("agreement", receipt.agreement())
                .put("agreementDigest", receipt.agreementDigest().text());
        json.put("senderEpoch", receipt.senderEpoch()).put("receiverEpoch", receipt.receiverEpoch());
        json.put("receivedAt", receipt.receivedAt().toString())
                .put("time", receipt.time().toString());
        ArrayNode items = json.putArray("items");
        for (ReceiptItem item : receipt.items()) {
            ObjectNode entry = items.addObject()
                    .put("digest", item.digest().text())
                    .put("disclosed", item.disclosed().text());
            OutcomeJson.write(item.outcome(), entry);
            item.place().ifPresent(place -> ReceiptLogJson.write(place, entry.putObject(LOG)));
        }
        if (receipt.log() != null) {
            ReceiptLogJson.write(receipt.log(), json.putObject(LOG));
        }
        return StrictJson.write(json);
    }

    static Receipt read(Claims json) throws Refusal {
        UUID id = json.uuid("id");
        Digest dispatch = Digest.of(json.bytes32("dispatch"));
        String sender = json.code("sender");
        String audience = json.code("audience");
        String agreement = json.code("agreement");
        Digest agreementDigest = Digest.of(json.bytes32("agreementDigest"));
        long senderEpoch = json.number("senderEpoch", 0);
        long receiverEpoch = json.number("receiverEpoch", 0);
        Instant receivedAt = json.instant("receivedAt");
        Instant time = json.instant("time");
        List<ReceiptItem> items = readItems(json);
        LogProof log = json.has(LOG) ? ReceiptLogJson.readProof(json.object(LOG)) : null;
        json.requireAllRead();
        return new Receipt(
                id,
                dispatch,
                sender,
                audience,
                agreement,
                agreementDigest,
                senderEpoch,
                receiverEpoch,
                receivedAt,
                time,
                items,
                log);
    }

    private static List<ReceiptItem> readItems(Claims json) throws Refusal {
        List<ReceiptItem> items = new ArrayList<>();
        for (Claims item : json.objects("items", DispatchBounds.ITEMS)) {
            Digest digest = Digest.of(item.bytes32("digest"));
            Digest disclosed = Digest.of(item.bytes32("disclosed"));
            Outcome outcome = OutcomeJson.read(item);
            LogPlace place = item.has(LOG) ? ReceiptLogJson.readPlace(item.object(LOG)) : null;
            items.add(new ReceiptItem(digest, disclosed, outcome, place));
            item.requireAllRead();
        }
        if (items.isEmpty()) {
            throw json.malformed("items");
        }
        return items;
    }
}
