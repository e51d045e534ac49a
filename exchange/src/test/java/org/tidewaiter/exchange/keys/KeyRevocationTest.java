package org.tidewaiter.exchange.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.tidewaiter.exchange.identity.KeyDirectory;
import org.tidewaiter.exchange.identity.KeyEvent;
import org.tidewaiter.exchange.identity.KeyHistory;
import org.tidewaiter.exchange.identity.SigningKey;
import org.tidewaiter.exchange.identity.VerificationKey;
import org.tidewaiter.exchange.keys.KeyAnnouncement.What;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.token.SignedKind;
import org.tidewaiter.exchange.token.Token;

/** A thief holds the node's key; the node holds its recovery key. */
class KeyRevocationTest {

    private static final Instant NOW = Instant.parse("2026-05-03T10:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);

    private final SecureRandom random = new SecureRandom();
    private final SigningKey stolen = SigningKey.generate(random);
    private final SigningKey left = SigningKey.generate(random);
    private final SigningKey thiefs = SigningKey.generate(random);
    private final RecoveryKey recovery = RecoveryKey.generate("EE", random);
    private final RecoveryKey second = RecoveryKey.generate("EE", random);
    private final KeyHistory pinned = KeyHistory.pinned("EE", stolen.verificationKey(), NOW);
    private final KeyHistory committed = pinned.and(new KeyEvent.RecoveryCommitted(recovery.verificationKey(), NOW));
    private final String statement = KeyAnnouncement.ofRevocation(recovery, left, NOW);

    private static KeyAnnouncement read(String jws, KeyHistory history) throws Refusal {
        return KeyAnnouncement.read(jws, "EE", knowing(history));
    }

    private static KeyDirectory knowing(KeyHistory history) {
        return node -> node.equals("EE") ? Optional.of(history) : Optional.empty();
    }

    private static void assertRefused(Rule rule, String path, ThrowingCallable reading) {
        assertThatThrownBy(reading).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.rule()).isEqualTo(rule);
            assertThat(refusal.path()).isEqualTo(path);
        });
    }

    private static KeyHistory after(KeyHistory history, VerificationKey key) {
        return history.and(new KeyEvent.Revoked(key, NOW, NOW));
    }

    @Test
    void theRecoveryKeyRevokesEveryKeyButOne() throws Refusal {
        KeyHistory joinedByTheThiefs = committed.and(new KeyEvent.Succeeded(thiefs.verificationKey(), NOW));

        assertThat(read(statement, joinedByTheThiefs))
                .isEqualTo(new KeyAnnouncement("EE", What.REVOKES, left.verificationKey(), NOW));
        KeyHistory revoked = after(joinedByTheThiefs, left.verificationKey());
        assertThat(revoked.inUse()).containsExactly(left.verificationKey());
        assertThat(revoked.current()).isEqualTo(left.verificationKey());
        assertThat(revoked.revoked()).isEqualTo(Map.of(stolen.verificationKey(), NOW, thiefs.verificationKey(), NOW));
    }

    @Test
    void itWorksAlsoWhenTheThiefHasRetiredTheStolenKey() throws Refusal {
        KeyHistory taken = committed
                .and(new KeyEvent.Succeeded(thiefs.verificationKey(), NOW))
                .and(new KeyEvent.Retired(stolen.verificationKey(), NOW));

        assertThat(read(statement, taken).key()).isEqualTo(left.verificationKey());
        assertThat(after(taken, left.verificationKey()).inUse()).containsExactly(left.verificationKey());
    }

    @Test
    void anotherRecoveryKeyRevokesNothing() {
        String forged = KeyAnnouncement.ofRevocation(second, thiefs, NOW);

        assertRefused(Rule.WRONG_KEY, "/header/kid", () -> read(forged, committed));
    }

    @Test
    void whereNoRecoveryKeyIsKnownNothingIsRevoked() {
        assertRefused(Rule.NO_RECOVERY_KEY, "/header/kid", () -> read(statement, pinned));
    }

    @Test
    void theKeyThatIsLeftIsProvenToBeHeld() {
        String[] parts = statement.split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace(left.verificationKey().text(), thiefs.verificationKey().text());
        String forged =
                Token.sign(SignedKind.KEY_EVENT, recovery.signingKey(), claims.getBytes(StandardCharsets.UTF_8));

        assertRefused(Rule.BAD_SIGNATURE, "/claims/possession", () -> read(forged, committed));
    }

    @Test
    void theStolenKeyDoesNotReplaceTheRecoveryKey() {
        String withoutConsent = KeyAnnouncement.ofRecovery(stolen, second, null, LATER);
        String ownConsent = KeyAnnouncement.ofRecovery(stolen, second, RecoveryKey.generate("EE", random), LATER);

        assertRefused(Rule.NO_RECOVERY_KEY, "/claims/consent", () -> read(withoutConsent, committed));
        assertRefused(Rule.BAD_SIGNATURE, "/claims/consent", () -> read(ownConsent, committed));
    }

    @Test
    void theRecoveryKeyIsReplacedWithItsOwnWord() throws Refusal {
        String replaced = KeyAnnouncement.ofRecovery(stolen, second, recovery, LATER);

        assertThat(read(replaced, committed).what()).isEqualTo(What.RECOVERS);
        assertThat(read(replaced, pinned).key()).as("told to a new partner").isEqualTo(second.verificationKey());
        KeyHistory now = committed.and(new KeyEvent.RecoveryCommitted(second.verificationKey(), LATER));
        assertRefused(Rule.WRONG_KEY, "/header/kid", () -> read(statement, now));
    }

    @Test
    void theRecoveryKeySignsNothingElse() throws Refusal {
        String committing = KeyAnnouncement.ofRecovery(stolen, recovery, null, NOW);
        assertThat(read(committing, pinned).key()).isEqualTo(recovery.verificationKey());
        assertThat(committed.inUse()).containsExactly(stolen.verificationKey());
        String letter = Token.sign(SignedKind.LETTER, recovery.signingKey(), "{}".getBytes(StandardCharsets.US_ASCII));
        assertRefused(
                Rule.WRONG_KEY,
                "/header/kid",
                () -> Token.read(letter, SignedKind.LETTER).requireSignatureOf("EE", knowing(committed)));
        assertRefused(
                Rule.KEY_REVOKED,
                "/claims/key",
                () -> read(KeyAnnouncement.ofSuccessor("EE", stolen, recovery.signingKey(), NOW), committed));
    }

    @Test
    void aStatementThatComesAgainChangesNothingAndAnOlderOneBringsNoKeyBack() throws Refusal {
        KeyHistory revoked = after(committed, left.verificationKey());
        assertThat(read(statement, revoked).key()).isEqualTo(left.verificationKey());

        SigningKey last = SigningKey.generate(random);
        KeyHistory twice = committed.and(new KeyEvent.Revoked(last.verificationKey(), LATER, LATER));
        assertRefused(Rule.KEY_REVOKED, "/claims/time", () -> read(statement, twice));
        String back = KeyAnnouncement.ofRevocation(recovery, stolen, LATER.plusSeconds(60));
        assertRefused(Rule.KEY_REVOKED, "/claims/key", () -> read(back, twice));
    }

    @Test
    void whatARevokedKeySignedIsVerifiedOnlyAsSomethingFromBefore() throws Refusal {
        KeyHistory revoked = after(committed, left.verificationKey());
        Token signed = Token.read(
                Token.sign(SignedKind.LETTER, stolen, "{}".getBytes(StandardCharsets.US_ASCII)), SignedKind.LETTER);

        assertRefused(Rule.KEY_REVOKED, "/header/kid", () -> signed.requireSignatureOf("EE", knowing(revoked)));
        assertRefused(
                Rule.KEY_REVOKED,
                "/header/kid",
                () -> signed.requireSignatureOnLine("EE", knowing(revoked), left.verificationKey()));
        assertRefused(
                Rule.KEY_REVOKED, "/header/kid", () -> signed.requireSignatureOnLine("EE", knowing(revoked), null));
        assertThat(signed.requireSignatureOf("EE", knowing(revoked.asBeforeRevocation())))
                .isEqualTo(stolen.verificationKey());
    }

    @Test
    void aRevokedKeyAnnouncesNothing() {
        KeyHistory revoked = after(committed, left.verificationKey());

        assertRefused(
                Rule.KEY_REVOKED,
                "/header/kid",
                () -> read(KeyAnnouncement.ofSuccessor("EE", stolen, thiefs, LATER), revoked));
        assertRefused(
                Rule.KEY_REVOKED,
                "/claims/key",
                () -> read(KeyAnnouncement.ofSuccessor("EE", left, stolen, LATER), revoked));
    }

    @Test
    void aRecoveryKeyIsReadAsItWasWrittenAndALostCharacterIsNoticed() {
        String text = recovery.text();

        RecoveryKey again = RecoveryKey.parse("\n  " + text.replace("\n", "  \r\n") + "\n");
        assertThat(again.verificationKey()).isEqualTo(recovery.verificationKey());
        assertThat(again.node()).isEqualTo("EE");
        assertThat(again.toString())
                .doesNotContain(text.strip().substring(text.strip().length() - 43));
        for (int at = text.indexOf("public: ") + 8; at < text.length() - 1; at++) {
            String lost = text.substring(0, at) + text.substring(at + 1);
            if (text.charAt(at) != '\n') {
                assertThatThrownBy(() -> RecoveryKey.parse(lost)).isInstanceOf(IllegalArgumentException.class);
            }
        }
    }
}
