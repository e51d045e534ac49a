package org.tidewaiter.node.delivery.reception;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.exchange.token.SignedKind;
import org.tidewaiter.exchange.token.Token;
import org.tidewaiter.node.delivery.Deliveries;
import org.tidewaiter.node.delivery.page.ReceiptPage;
import org.tidewaiter.node.delivery.partner.Partners;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Definition;
import org.tidewaiter.node.web.component.State;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Shows a receipt, its signature checked anew each time. */
@Component
public class ReceiptPages {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Deliveries deliveries;
    private final Partners partners;

    ReceiptPages(Deliveries deliveries, Partners partners) {
        this.deliveries = deliveries;
        this.partners = partners;
    }

    public Optional<ReceiptPage> of(Page page, UUID id) {
        return deliveries.receipt(id).map(token -> read(page, token));
    }

    private ReceiptPage read(Page page, String text) {
        try {
            Token token = Token.read(text, SignedKind.RECEIPT);
            JsonNode claims = JSON.readTree(token.payload());
            String signer = claims.path("audience").stringValue("");
            return new ReceiptPage(isSignedBy(token, signer), signer, facts(page, claims), items(page, claims), text);
        } catch (Refusal damaged) {
            return new ReceiptPage(false, "", List.of(), List.of(), text);
        }
    }

    private boolean isSignedBy(Token token, String signer) {
        try {
            token.requireSignatureOf(signer, partners::beforeRevocationOf);
            return true;
        } catch (Refusal forged) {
            return false;
        }
    }

    private static List<Definition> facts(Page page, JsonNode claims) {
        return List.of(
                fact(page, "id", claims.path("id").stringValue("")),
                fact(page, "sender", claims.path("sender").stringValue("")),
                fact(page, "signer", claims.path("audience").stringValue("")),
                fact(page, "agreement", claims.path("agreement").stringValue("")),
                fact(page, "received", time(page, claims.path("receivedAt"))),
                fact(page, "signed", time(page, claims.path("time"))),
                fact(page, "dispatch", claims.path("dispatch").stringValue("")));
    }

    private static Definition fact(Page page, String key, String value) {
        return new Definition(page.text("delivery.receipt." + key), value);
    }

    private static String time(Page page, JsonNode moment) {
        return page.wording().time(Instant.parse(moment.stringValue("")));
    }

    private static List<ReceiptPage.Item> items(Page page, JsonNode claims) {
        List<ReceiptPage.Item> items = new ArrayList<>();
        for (JsonNode item : claims.path("items")) {
            String outcome = item.path("outcome").stringValue("");
            items.add(new ReceiptPage.Item(
                    item.path("digest").stringValue(""), state(outcome), page.text("delivery.outcome." + outcome)));
        }
        return items;
    }

    private static State state(String outcome) {
        return switch (outcome) {
            case "accepted", "already-accepted", "supplemented", "recalled" -> State.CONFIRMED;
            case "waiting" -> State.WAITING;
            default -> State.REFUSED;
        };
    }
}
