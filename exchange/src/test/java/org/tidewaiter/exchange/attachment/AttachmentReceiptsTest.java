package org.tidewaiter.exchange.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.tidewaiter.exchange.Forgery;
import org.tidewaiter.exchange.Node;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.token.SignedKind;
import org.tidewaiter.exchange.version.Digest;

class AttachmentReceiptsTest {

    private static final Digest PICTURE = Digest.sha256("a picture".getBytes(StandardCharsets.US_ASCII));
    private static final Digest OTHER = Digest.sha256("another".getBytes(StandardCharsets.US_ASCII));

    private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-05-03T10:15:30Z"));
    private final AttachmentReceipts estonia = receipts(Node.ESTONIA);
    private final AttachmentReceipts hub = receipts(Node.HUB);
    private final AttachmentReceipts latvia = receipts(Node.LATVIA);

    private AttachmentReceipts receipts(Node node) {
        return new AttachmentReceipts(node.name(), node.key(), Node.partners(), clock);
    }

    private static void assertRefused(AttachmentReading reading, Rule rule) {
        assertThat(reading)
                .isInstanceOfSatisfying(
                        AttachmentReading.Refused.class,
                        refused -> assertThat(refused.rule()).isEqualTo(rule));
    }

    @Test
    void theHolderSaysWhatItHoldsAndFromWhom() {
        String jws = hub.sign(PICTURE, Node.ESTONIA.name());

        assertThat(estonia.read(jws, PICTURE, Node.HUB.name()))
                .isInstanceOfSatisfying(AttachmentReading.Verified.class, verified -> {
                    assertThat(verified.jws()).isEqualTo(jws);
                    assertThat(verified.receipt().digest()).isEqualTo(PICTURE);
                    assertThat(verified.receipt().time()).isEqualTo(clock.instant());
                });
    }

    @Test
    void refusesAReceiptForOtherBytes() {
        assertRefused(estonia.read(hub.sign(OTHER, Node.ESTONIA.name()), PICTURE, Node.HUB.name()), Rule.ITEMS_DIFFER);
    }

    @Test
    void refusesAReceiptToAnotherSender() {
        assertRefused(
                estonia.read(hub.sign(PICTURE, Node.LATVIA.name()), PICTURE, Node.HUB.name()), Rule.WRONG_AUDIENCE);
    }

    @Test
    void refusesTheReceiptOfAnotherPartner() {
        assertRefused(
                estonia.read(latvia.sign(PICTURE, Node.ESTONIA.name()), PICTURE, Node.HUB.name()), Rule.WRONG_KEY);
    }

    @Test
    void refusesAnAlteredReceipt() {
        String[] parts = hub.sign(OTHER, Node.ESTONIA.name()).split("\\.");
        String altered = Forgery.decode(parts[1]).replace(OTHER.text(), PICTURE.text());
        assertRefused(
                estonia.read(parts[0] + "." + Forgery.encode(altered) + "." + parts[2], PICTURE, Node.HUB.name()),
                Rule.BAD_SIGNATURE);
    }

    @Test
    void refusesAnotherKindOfTokenInItsPlace() {
        String header = Forgery.header(SignedKind.STANDING.type(), Node.HUB.key());
        String payload = Forgery.payloadOf(hub.sign(PICTURE, Node.ESTONIA.name()));
        assertRefused(
                estonia.read(Forgery.token(header, payload, Node.HUB.key()), PICTURE, Node.HUB.name()),
                Rule.KIND_MISMATCH);
    }
}
