package org.tidewaiter.exchange.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tidewaiter.exchange.Agreements;
import org.tidewaiter.exchange.Forgery;
import org.tidewaiter.exchange.Node;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.token.SignedKind;
import org.tidewaiter.exchange.version.Digest;

class AgreementVerifierTest {

    private static final Agreement AGREEMENT = Agreements.ESTONIA_TO_HUB;

    private final AgreementVerifier verifier = new AgreementVerifier(Node.partners());
    private final SignedAgreement signed = Agreements.signedByBoth(AGREEMENT);

    private void assertRefused(SignedAgreement agreement, Rule rule) {
        assertThat(verifier.verify(agreement))
                .isInstanceOfSatisfying(
                        RefusedAgreement.class,
                        refused -> assertThat(refused.fault().rule()).isEqualTo(rule.code()));
    }

    private static Agreement revision(@Nullable Digest previous, List<String> categories, @Nullable Instant until) {
        return new Agreement(
                AGREEMENT.number(),
                2,
                previous,
                AGREEMENT.sender(),
                AGREEMENT.receiver(),
                categories,
                AGREEMENT.eventKinds(),
                AGREEMENT.profile(),
                AGREEMENT.handling(),
                AGREEMENT.onward(),
                AGREEMENT.legalBasis(),
                AGREEMENT.hoursAllowed(),
                AGREEMENT.validFrom(),
                until,
                ReleaseRule.AUTOMATIC);
    }

    @Test
    void bindsWhenBothSigned() {
        assertThat(verifier.verify(signed)).isInstanceOfSatisfying(VerifiedAgreement.class, verified -> {
            assertThat(verified.agreement()).isEqualTo(AGREEMENT);
            assertThat(verified.digest()).isEqualTo(AGREEMENT.digest());
        });
    }

    @Test
    void aRevisionNamesTheOneBefore() {
        Agreement revision = revision(AGREEMENT.digest(), List.of("TOBACCO"), Instant.parse("2027-01-01T00:00:00Z"));

        assertThat(verifier.verify(Agreements.signedByBoth(revision)))
                .isInstanceOfSatisfying(
                        VerifiedAgreement.class,
                        verified -> assertThat(verified.agreement()).isEqualTo(revision));
        assertThat(revision.digest()).isNotEqualTo(AGREEMENT.digest());
        assertThatThrownBy(() -> revision(null, List.of("TOBACCO"), null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatTheSenderPassesOnOfOthersIsPartOfTheText() {
        Agreement relaying = AGREEMENT.withRelaying(new Relaying(List.of("LV-CUSTOMS", "LT-CUSTOMS"), "NATIONAL"));

        assertThat(verifier.verify(Agreements.signedByBoth(relaying)))
                .isInstanceOfSatisfying(
                        VerifiedAgreement.class,
                        verified -> assertThat(verified.agreement()).isEqualTo(relaying));
        assertThat(relaying.digest()).isNotEqualTo(AGREEMENT.digest());
        assertThat(relaying.relays("LV-CUSTOMS")).isTrue();
        assertThat(relaying.relays("EE-CUSTOMS")).isFalse();
        assertThat(new String(AgreementText.write(AGREEMENT), StandardCharsets.UTF_8))
                .doesNotContain("relays");
        assertThat(relaying.ending(Instant.parse("2027-01-01T00:00:00Z")).relays("LT-CUSTOMS"))
                .isTrue();
    }

    @Test
    void anOriginatorIsNamedOnceAndNotNobody() {
        assertThatThrownBy(() -> new Relaying(List.of(), "NATIONAL")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Relaying(List.of("LV-CUSTOMS", "LV-CUSTOMS"), "NATIONAL"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isInForceFromItsFirstMomentToItsEnd() {
        Agreement limited = revision(AGREEMENT.digest(), List.of("TOBACCO"), Instant.parse("2027-01-01T00:00:00Z"));

        assertThat(limited.inForce(Instant.parse("2025-12-31T23:59:59Z"))).isFalse();
        assertThat(limited.inForce(Instant.parse("2026-01-01T00:00:00Z"))).isTrue();
        assertThat(limited.inForce(Instant.parse("2026-12-31T23:59:59Z"))).isTrue();
        assertThat(limited.inForce(Instant.parse("2027-01-01T00:00:00Z"))).isFalse();
        assertThat(AGREEMENT.inForce(Instant.parse("2099-01-01T00:00:00Z"))).isTrue();
    }

    @Test
    void aProposalIsReadBeforeTheOtherSideSigned() throws Refusal {
        assertThat(verifier.readProposal(signed.bySender(), AGREEMENT.sender())).isEqualTo(AGREEMENT);
        assertThatThrownBy(() -> verifier.readProposal(signed.bySender(), AGREEMENT.receiver()))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void refusesAnAgreementThatOneSideSignedTwice() {
        assertRefused(new SignedAgreement(signed.bySender(), signed.bySender()), Rule.WRONG_KEY);
    }

    @Test
    void refusesSignaturesInEachOthersPlace() {
        assertRefused(
                new SignedAgreement(/* bySender= */ signed.byReceiver(), /* byReceiver= */ signed.bySender()),
                Rule.WRONG_KEY);
    }

    @Test
    void refusesTwoDifferentTexts() {
        Instant end = Instant.parse("2027-01-01T00:00:00Z");
        Agreement wider = revision(AGREEMENT.digest(), List.of("TOBACCO", "CURRENCY"), end);
        Agreement narrower = revision(AGREEMENT.digest(), List.of("TOBACCO"), end);

        assertRefused(
                new SignedAgreement(
                        new AgreementSigner(Node.ESTONIA.key()).sign(wider),
                        new AgreementSigner(Node.HUB.key()).sign(narrower)),
                Rule.TEXTS_DIFFER);
    }

    @Test
    void refusesATextThatIsNotCanonical() {
        String header = Forgery.headerOf(signed.bySender());
        String text = Forgery.payloadOf(signed.bySender()).replace("\"revision\":1", "\"revision\": 1");

        assertRefused(
                new SignedAgreement(Forgery.token(header, text, Node.ESTONIA.key()), signed.byReceiver()),
                Rule.CLAIM_MALFORMED);
    }

    @Test
    void refusesAForgedHalf() {
        String forged = Forgery.token(
                Forgery.header(SignedKind.AGREEMENT.type(), Node.HUB.key()),
                Forgery.payloadOf(signed.byReceiver()),
                Node.STRANGER.key());

        assertRefused(new SignedAgreement(signed.bySender(), forged), Rule.BAD_SIGNATURE);
    }

    @Test
    void refusesAnotherSignedKind() {
        String receipt = Forgery.token(
                Forgery.header(SignedKind.RECEIPT.type(), Node.HUB.key()),
                Forgery.payloadOf(signed.byReceiver()),
                Node.HUB.key());

        assertRefused(new SignedAgreement(signed.bySender(), receipt), Rule.KIND_MISMATCH);
    }

    @Test
    void placesAndThresholdsAreSignedAsPartOfTheText() {
        Agreement limited = AGREEMENT.withLimits(new ScopeLimits(
                List.of("EE", "LV"), List.of(new Threshold("CIGARETTES", "STK", new BigDecimal("10000.50")))));

        assertThat(verifier.verify(Agreements.signedByBoth(limited)))
                .isInstanceOfSatisfying(
                        VerifiedAgreement.class,
                        verified -> assertThat(verified.agreement()).isEqualTo(limited));
        assertThat(Forgery.payloadOf(Agreements.signedByBoth(limited).bySender()))
                .contains("\"places\":[\"EE\",\"LV\"]")
                .contains("{\"subcategory\":\"CIGARETTES\",\"unit\":\"STK\",\"amount\":\"10000.5\"}");
        assertThat(limited.digest()).isNotEqualTo(AGREEMENT.digest());
    }

    @Test
    void refusesAThresholdThatIsSpeltInAnotherWay() {
        Agreement limited = AGREEMENT.withLimits(
                new ScopeLimits(List.of(), List.of(new Threshold("CIGARETTES", "STK", new BigDecimal("10000")))));
        SignedAgreement both = Agreements.signedByBoth(limited);
        for (String spelling : List.of("010000", "10000.0", "1E+4", "-10000", "0", "ten")) {
            String text = Forgery.payloadOf(both.bySender()).replace("\"10000\"", "\"" + spelling + "\"");
            String half = Forgery.token(Forgery.headerOf(both.bySender()), text, Node.ESTONIA.key());

            assertRefused(new SignedAgreement(half, both.byReceiver()), Rule.CLAIM_MALFORMED);
        }
    }

    @Test
    void aThresholdIsAboveZeroAndStandsOnceForAKindAndUnit() {
        Threshold threshold = new Threshold("CIGARETTES", "STK", BigDecimal.TEN);
        assertThatThrownBy(() -> new Threshold("CIGARETTES", "STK", BigDecimal.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ScopeLimits(List.of(), List.of(threshold, threshold)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRevisionOfTheScopeNamesTheTextBefore() {
        Agreement narrower = AGREEMENT.revised(List.of("TOBACCO"), ScopeLimits.NONE);

        assertThat(narrower.revision()).isEqualTo(2);
        assertThat(narrower.previousRevision()).contains(AGREEMENT.digest());
        assertThat(narrower.categories()).containsExactly("TOBACCO");
    }
}
