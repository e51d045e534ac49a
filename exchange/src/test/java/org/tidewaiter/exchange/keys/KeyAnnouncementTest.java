package org.tidewaiter.exchange.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tidewaiter.exchange.identity.KeyDirectory;
import org.tidewaiter.exchange.identity.KeyEvent;
import org.tidewaiter.exchange.identity.KeyHistory;
import org.tidewaiter.exchange.identity.SigningKey;
import org.tidewaiter.exchange.keys.KeyAnnouncement.What;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.exchange.token.SignedKind;
import org.tidewaiter.exchange.token.StrictJson;
import org.tidewaiter.exchange.token.Token;

class KeyAnnouncementTest {

    private static final Instant NOW = Instant.parse("2026-05-03T10:00:00Z");

    private final SigningKey first = SigningKey.generate(new SecureRandom());
    private final SigningKey second = SigningKey.generate(new SecureRandom());
    private final SigningKey stranger = SigningKey.generate(new SecureRandom());
    private final KeyHistory pinned = KeyHistory.pinned("EE", first.verificationKey(), NOW);
    private final KeyHistory both = pinned.and(new KeyEvent.Succeeded(second.verificationKey(), NOW));
    private final KeyHistory changed = both.and(new KeyEvent.Retired(first.verificationKey(), NOW));

    private static KeyDirectory knowing(KeyHistory history) {
        return node -> node.equals("EE") ? Optional.of(history) : Optional.empty();
    }

    @Test
    void theNextKeyIsAnnouncedUnderTheOneInUse() throws Refusal {
        String announced = KeyAnnouncement.ofSuccessor("EE", first, second, NOW);

        assertThat(KeyAnnouncement.read(announced, "EE", knowing(pinned)))
                .isEqualTo(new KeyAnnouncement("EE", What.SUCCEEDS, second.verificationKey(), NOW));
    }

    @Test
    void nobodyElseAnnouncesAKey() {
        String announced = KeyAnnouncement.ofSuccessor("EE", stranger, second, NOW);

        assertThatThrownBy(() -> KeyAnnouncement.read(announced, "EE", knowing(pinned)))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void aRetiredKeyAnnouncesNothing() {
        String announced = KeyAnnouncement.ofSuccessor("EE", first, stranger, NOW);

        assertThatThrownBy(() -> KeyAnnouncement.read(announced, "EE", knowing(changed)))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void aKeyThatTheNodeDoesNotHoldIsNotItsNext() {
        String withoutPossession = Token.sign(
                SignedKind.KEY_EVENT,
                first,
                StrictJson.write(StrictJson.newObject()
                        .put("node", "EE")
                        .put("what", "SUCCEEDS")
                        .put("key", stranger.verificationKey().text())
                        .put("time", NOW.toString())
                        .put("possession", "A".repeat(86))));

        assertThatThrownBy(() -> KeyAnnouncement.read(withoutPossession, "EE", knowing(pinned)))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void aKeyIsEndedByTheOneThatCameAfterItNeverByItself() throws Refusal {
        assertThat(KeyAnnouncement.read(
                                KeyAnnouncement.ofRetirement("EE", second, first.verificationKey(), NOW),
                                "EE",
                                knowing(both))
                        .what())
                .isEqualTo(What.RETIRES);
        String itself = KeyAnnouncement.ofRetirement("EE", first, first.verificationKey(), NOW);
        assertThatThrownBy(() -> KeyAnnouncement.read(itself, "EE", knowing(both)))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void whatARetiredKeySignedStaysVerifiableButItIsNotUsedOnTheLine() throws Refusal {
        assertThat(both.inUse()).isEqualTo(List.of(first.verificationKey(), second.verificationKey()));
        assertThat(changed.inUse()).containsExactly(second.verificationKey());
        assertThat(changed.current()).isEqualTo(second.verificationKey());
        Token signedBefore = Token.read(
                Token.sign(SignedKind.LETTER, first, "{}".getBytes(StandardCharsets.US_ASCII)), SignedKind.LETTER);

        assertThat(signedBefore.requireSignatureOf("EE", knowing(changed))).isEqualTo(first.verificationKey());
        assertThat(signedBefore.requireSignatureOnLine("EE", knowing(both), second.verificationKey()))
                .as("signed before the change, sent after it")
                .isEqualTo(first.verificationKey());
        assertThatThrownBy(() -> signedBefore.requireSignatureOnLine("EE", knowing(changed), second.verificationKey()))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> signedBefore.requireSignatureOnLine("EE", knowing(both), stranger.verificationKey()))
                .isInstanceOf(Refusal.class);
    }
}
