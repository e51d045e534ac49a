package org.tidewaiter.exchange.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tidewaiter.exchange.Forgery;
import org.tidewaiter.exchange.Node;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.token.SignedKind;
import org.tidewaiter.exchange.version.Digest;

class LetterTest {

    private static final UUID ID = UUID.fromString("0197b1f0-7c1e-7a53-8e21-3f2b8c9d0e11");
    private static final UUID OTHER = UUID.fromString("0197b1f0-7c1e-7a53-8e21-3f2b8c9d0e12");
    private static final String BODY = "{\"text\":\"Is \\\"40\\\" the number of cartons?\\nOr of packets?\"}";

    private final LetterReader reader = new LetterReader(Node.HUB.name(), Node.partners());
    private final LetterReceipts hub = receiptsOf(Node.HUB);
    private final LetterReceipts estonia = receiptsOf(Node.ESTONIA);
    private final SignedLetter signed = sign(letter(BODY));

    private static LetterReceipts receiptsOf(Node node) {
        return new LetterReceipts(node.name(), node.key(), Node.partners(), Clock.systemUTC());
    }

    private static Letter letter(String body) {
        return new Letter(
                ID, Node.ESTONIA.name(), Node.HUB.name(), "question", Instant.parse("2026-05-03T10:15:32Z"), body);
    }

    private static SignedLetter sign(Letter letter) {
        return new LetterWriter(Node.ESTONIA.key()).sign(letter);
    }

    private LetterReading read(String jws) {
        return reader.read(jws, Node.ESTONIA.key().verificationKey());
    }

    private VerifiedLetter verified() {
        return (VerifiedLetter) read(signed.jws());
    }

    private void assertRefused(LetterReading reading, Rule rule) {
        assertThat(reading)
                .isInstanceOfSatisfying(
                        LetterReading.Refused.class,
                        refused -> assertThat(refused.rule()).isEqualTo(rule));
    }

    private void assertRefused(LetterReceiptReading reading, Rule rule) {
        assertThat(reading)
                .isInstanceOfSatisfying(
                        LetterReceiptReading.Refused.class,
                        refused -> assertThat(refused.rule()).isEqualTo(rule));
    }

    private String forged(String payload) {
        return Forgery.token(Forgery.header(SignedKind.LETTER.type(), Node.ESTONIA.key()), payload, Node.ESTONIA.key());
    }

    @Test
    void isReadAsItWasSigned() {
        assertThat(read(signed.jws())).isInstanceOfSatisfying(VerifiedLetter.class, verified -> {
            assertThat(verified.letter()).isEqualTo(letter(BODY));
            assertThat(verified.hash()).isEqualTo(signed.hash());
        });
    }

    @Test
    void refusesAForgedOne() {
        String forged = Forgery.token(
                Forgery.header(SignedKind.LETTER.type(), Node.ESTONIA.key()),
                Forgery.payloadOf(signed.jws()),
                Node.STRANGER.key());

        assertRefused(read(forged), Rule.BAD_SIGNATURE);
    }

    @Test
    void refusesOtherWordsUnderTheOldSignature() {
        String[] parts = signed.jws().split("\\.");
        String altered = Forgery.encode(Forgery.payloadOf(signed.jws()).replace("cartons", "parcels"));

        assertRefused(read(parts[0] + "." + altered + "." + parts[2]), Rule.BAD_SIGNATURE);
    }

    @Test
    void refusesAnotherSignedKindInItsPlace() {
        String recall = Forgery.token(
                Forgery.header(SignedKind.RECALL.type(), Node.ESTONIA.key()),
                Forgery.payloadOf(signed.jws()),
                Node.ESTONIA.key());

        assertRefused(read(recall), Rule.KIND_MISMATCH);
    }

    @Test
    void refusesOneFromAnotherEndOfTheLine() {
        assertRefused(reader.read(signed.jws(), Node.LATVIA.key().verificationKey()), Rule.TLS_IDENTITY_DIFFERS);
    }

    @Test
    void refusesOneForAnotherNode() {
        LetterReader latvia = new LetterReader(Node.LATVIA.name(), Node.partners());

        assertRefused(latvia.read(signed.jws(), null), Rule.WRONG_AUDIENCE);
    }

    @Test
    void refusesABodyThatCanBeReadInTwoWays() {
        String twice = Forgery.payloadOf(signed.jws()).replace("{\\\"text\\\"", "{\\\"text\\\":1,\\\"text\\\"");

        assertRefused(read(forged(twice)), Rule.NOT_STRICT_JSON);
        assertThatThrownBy(() -> letter("{\"a\":1,\"a\":2}")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> letter("\"no object\"")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAnIdThatIsNotOrderedByTime() {
        String other = Forgery.payloadOf(signed.jws()).replace(ID.toString(), "0197b1f0-7c1e-4a53-8e21-3f2b8c9d0e11");

        assertRefused(read(forged(other)), Rule.CLAIM_MALFORMED);
    }

    @Test
    void holdsABodyOfTheGreatestSizeAndNoLarger() {
        String largest = "{\"t\":\"" + "\\\"".repeat((LetterBounds.BODY_BYTES - 8) / 2) + "\"}";

        assertThat(read(sign(letter(largest)).jws())).isInstanceOf(VerifiedLetter.class);
        assertThatThrownBy(() -> letter("{\"t\":\"" + "x".repeat(LetterBounds.BODY_BYTES) + "\"}"))
                .isInstanceOf(IllegalArgumentException.class);
        assertRefused(read("x".repeat(LetterBounds.BYTES + 1)), Rule.TOO_LARGE);
    }

    @Test
    void isAnsweredBySignature() {
        String taken = hub.sign(verified(), new LetterOutcome.Taken());
        String refused = hub.sign(verified(), new LetterOutcome.Refused("unknown-kind"));

        assertThat(estonia.read(taken, ID, signed.hash(), Node.HUB.name()))
                .isInstanceOfSatisfying(
                        LetterReceiptReading.Verified.class,
                        verified -> assertThat(verified.receipt().outcome()).isEqualTo(new LetterOutcome.Taken()));
        assertThat(estonia.read(refused, ID, signed.hash(), Node.HUB.name()))
                .isInstanceOfSatisfying(
                        LetterReceiptReading.Verified.class,
                        verified -> assertThat(verified.receipt().outcome())
                                .isEqualTo(new LetterOutcome.Refused("unknown-kind")));
    }

    @Test
    void refusesAnAnswerToOtherWordsOrToAnotherLetter() {
        String taken = hub.sign(verified(), new LetterOutcome.Taken());
        Digest other = Digest.sha256(new byte[] {1});

        assertRefused(estonia.read(taken, ID, other, Node.HUB.name()), Rule.WRONG_DISPATCH);
        assertRefused(estonia.read(taken, OTHER, signed.hash(), Node.HUB.name()), Rule.WRONG_DISPATCH);
    }

    @Test
    void refusesAnAnswerThatTheAudienceDidNotSign() {
        String byLatvia = receiptsOf(Node.LATVIA).sign(verified(), new LetterOutcome.Taken());
        String letterInPlaceOfAnAnswer = signed.jws();

        assertRefused(estonia.read(byLatvia, ID, signed.hash(), Node.HUB.name()), Rule.WRONG_KEY);
        assertRefused(estonia.read(letterInPlaceOfAnAnswer, ID, signed.hash(), Node.HUB.name()), Rule.KIND_MISMATCH);
    }
}
