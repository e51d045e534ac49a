package org.tidewaiter.exchange.joining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tidewaiter.exchange.identity.SigningKey;
import org.tidewaiter.exchange.token.Refusal;

class JoiningTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Instant NOW = Instant.parse("2026-05-03T10:00:00Z");

    private final SigningKey hub = SigningKey.generate(RANDOM);
    private final SigningKey estonia = SigningKey.generate(RANDOM);
    private final InvitationCode code = InvitationCode.generate(RANDOM);
    private final Invitation invitation =
            new Invitation(introduced("HUB", hub, List.of()), "EE", List.of("EE-CUSTOMS"), code, NOW);

    private static Introduced introduced(String node, SigningKey key, List<String> originators) {
        return new Introduced(
                node,
                "Node: " + node,
                "Nœud " + node,
                URI.create("https://localhost:9443"),
                key.verificationKey(),
                originators);
    }

    private JoiningRequest request() {
        return new JoiningRequest(introduced("EE", estonia, List.of("EE-CUSTOMS")), "HUB", code.verificationKey(), NOW);
    }

    @Test
    void anInvitationIsReadAsItWasWritten() {
        assertThat(Invitation.read(invitation.text())).contains(invitation);
        assertThat(Invitation.read("Dear colleague,\r\n\r\n" + invitation.text().replace("\n", "\r\n  ")))
                .contains(invitation);
    }

    @Test
    void aCodeIsReadAsPeopleCopyIt() {
        assertThat(InvitationCode.parse(
                        " " + code.text().toLowerCase(Locale.ROOT).replace('-', ' ')))
                .contains(code);
        assertThat(InvitationCode.parse(code.text().substring(1))).isEmpty();
    }

    @Test
    void whatIsNoWholeInvitationIsNotRead() {
        invitation
                .text()
                .lines()
                .filter(line -> !line.startsWith("issues-for"))
                .forEach(line -> assertThat(Invitation.read(invitation.text().replace(line, "")))
                        .as(line)
                        .satisfies(read -> assertThat(read).isNotEqualTo(Optional.of(invitation))));
        assertThat(Invitation.read(invitation.text().replace("https:", "http:")))
                .isEmpty();
        assertThat(Invitation.read("x".repeat(Invitation.LONGEST + 1))).isEmpty();
    }

    @Test
    void theCodeIsNotInWhatTheNodeKeepsOfIt() {
        assertThat(code.verificationKey().text()).doesNotContain(code.text());
        assertThat(code).hasToString("InvitationCode[" + code.verificationKey().id() + "]");
        assertThat(InvitationCode.generate(RANDOM).verificationKey()).isNotEqualTo(code.verificationKey());
    }

    @Test
    void aRequestIsReadFromWhoeverHoldsTheKeyThatItNames() throws Refusal {
        assertThat(JoiningRequest.read(request().signedWith(estonia), "HUB", code.verificationKey()))
                .isEqualTo(request());
    }

    @Test
    void aRequestUnderAnothersKeyIsRefused() {
        String forged = request().signedWith(hub);

        assertThatThrownBy(() -> JoiningRequest.read(forged, "HUB", code.verificationKey()))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void aRequestForAnotherNodeOrInvitationIsRefused() {
        String signed = request().signedWith(estonia);

        assertThatThrownBy(() -> JoiningRequest.read(signed, "OTHER", code.verificationKey()))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> JoiningRequest.read(signed, "HUB", hub.verificationKey()))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void theDigitsAreBoundToBothNamesBothKeysAndTheInvitation() {
        String digits = digits("HUB", hub, "EE", estonia, code);

        assertThat(digits).matches("(\\d{5} ){7}\\d{5}").isEqualTo(digits("HUB", hub, "EE", estonia, code));
        SigningKey other = SigningKey.generate(RANDOM);
        assertThat(List.of(
                        digits("HUB2", hub, "EE", estonia, code),
                        digits("HUB", other, "EE", estonia, code),
                        digits("HUB", hub, "FI", estonia, code),
                        digits("HUB", hub, "EE", other, code),
                        digits("HUB", hub, "EE", estonia, InvitationCode.generate(RANDOM))))
                .doesNotContain(digits)
                .doesNotHaveDuplicates();
    }

    private static String digits(
            String inviter, SigningKey inviterKey, String newcomer, SigningKey newcomerKey, InvitationCode code) {
        return ComparisonDigits.of(
                inviter, inviterKey.verificationKey(), newcomer, newcomerKey.verificationKey(), code.verificationKey());
    }
}
