package org.tidewaiter.node.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.identity.VerificationKey;
import org.tidewaiter.exchange.keys.KeyAnnouncement;
import org.tidewaiter.exchange.keys.KeyAnnouncement.What;
import org.tidewaiter.exchange.letter.LetterBounds;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.exchange.token.StrictJson;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.NodeScope;
import org.tidewaiter.node.audit.AuditTrail;

/**
 * Takes what partners say of their keys. The letter proves nothing of it: the announcement in it is signed with a key that
 * the partner uses, and counts from now on, in the order of receipt.
 */
@Component
class KeyLetters implements IncomingLetters {

    static final String KIND = "key-event";

    private static final String EVENT = "event";

    private final Partners partners;
    private final KeyEventRows rows;
    private final AuditTrail trail;
    private final AccessScope node;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    KeyLetters(
            Partners partners,
            KeyEventRows rows,
            AuditTrail trail,
            NodeScope node,
            ApplicationEventPublisher events,
            Clock clock) {
        this.partners = partners;
        this.rows = rows;
        this.trail = trail;
        this.node = node.scope();
        this.events = events;
        this.clock = clock;
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
            partners.refresh();
            return take(letter.sender(), jws, KeyAnnouncement.read(jws, letter.sender(), partners));
        } catch (Refusal refusal) {
            return new Taking.Refused(refusal.rule().code());
        }
    }

    private Taking take(String sender, String jws, KeyAnnouncement announced) {
        VerificationKey key = announced.key();
        if (announced.what() == What.SUCCEEDS && isOfAnother(key, sender)) {
            return new Taking.Refused("key-taken");
        }
        VerificationKey root =
                partners.named(sender).map(partner -> partner.keys().root()).orElseThrow();
        rows.add(announced, root, jws, clock.instant()).ifPresent(position -> {
            trail.record(
                    node,
                    announced.what() == What.SUCCEEDS ? "partner.key-announced" : "partner.key-retired",
                    sender,
                    Map.of("partner", sender, "digest", key.id().text()));
            events.publishEvent(new PartnerWatch.PartnersChanged());
        });
        return new Taking.Taken();
    }

    private boolean isOfAnother(VerificationKey key, String sender) {
        return partners.isOwn(key)
                || partners.holding(key)
                        .filter(partner -> !partner.name().equals(sender))
                        .isPresent();
    }
}
