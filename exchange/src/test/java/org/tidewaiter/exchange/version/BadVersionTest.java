package org.tidewaiter.exchange.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.exchange.Forgery;
import org.tidewaiter.exchange.Node;
import org.tidewaiter.exchange.Versions;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.token.SignedKind;
import tools.jackson.databind.node.ObjectNode;

/** One test for each way in which the token of a version can be wrong; {@link BadDisclosureTest} has the rest. */
class BadVersionTest extends AbstractBadVersionTest {

    @Test
    void acceptsTheVersionThatTheOthersAreMadeFrom() {
        assertThat(faults(good)).isEmpty();
        assertThat(faults(withPayload(Forgery.payloadOf(good.jws())))).isEmpty();
        assertThat(faults(referringTo("[\"AAAAAAAAAAAAAAAAAAAAAA\",\"place\",{\"name\":\"Narva\"}]")))
                .isEmpty();
    }

    @Test
    void refusesAnUnknownIssuer() {
        assertThat(faults(good, Node.STRANGER.name()))
                .containsExactly(ItemFault.of(Rule.UNKNOWN_SENDER, "/header/kid"));
    }

    @Test
    void refusesTheRightKeyOfAnotherMember() {
        IssuedVersion other = new VersionIssuer(Node.LATVIA.key(), Versions.RANDOM).issue(Versions.first(), List.of());
        assertRefused(other.signed(), Rule.WRONG_KEY);
    }

    @Test
    void refusesAForgedSignatureUnderTheRightKeyId() {
        String forged = Forgery.token(
                Forgery.header(SignedKind.VERSION.type(), KEY), Forgery.payloadOf(good.jws()), Node.STRANGER.key());
        assertRefused(new SignedVersion(forged, good.disclosures()), Rule.BAD_SIGNATURE);
    }

    @Test
    void refusesAnAlteredClaim() {
        String[] parts = good.jws().split("\\.");
        String altered = Forgery.payloadOf(good.jws()).replace("\"version\":1", "\"version\":2");
        assertRefused(
                new SignedVersion(parts[0] + "." + Forgery.encode(altered) + "." + parts[2], good.disclosures()),
                Rule.BAD_SIGNATURE);
    }

    @Test
    void refusesWhiteSpaceChangedOutsideValues() {
        String[] parts = good.jws().split("\\.");
        String altered = Forgery.payloadOf(good.jws()).replace("\"version\":1", "\"version\": 1");
        assertRefused(
                new SignedVersion(parts[0] + "." + Forgery.encode(altered) + "." + parts[2], good.disclosures()),
                Rule.BAD_SIGNATURE);
    }

    @Test
    void refusesAStrippedSignature() {
        String stripped = good.jws().substring(0, good.jws().lastIndexOf('.') + 1);
        assertRefused(new SignedVersion(stripped, good.disclosures()), Rule.BAD_SIGNATURE);
    }

    @Test
    void refusesATokenInTwoParts() {
        String unsigned = good.jws().substring(0, good.jws().lastIndexOf('.'));
        assertRefused(new SignedVersion(unsigned, good.disclosures()), Rule.NOT_A_COMPACT_TOKEN);
    }

    @Test
    void refusesATokenWrappedInAnother() {
        assertRefused(new SignedVersion(good.jws() + "." + good.jws(), List.of()), Rule.NOT_A_COMPACT_TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "HS256", "ES256", "eddsa", "Ed25519"})
    void refusesAnotherAlgorithm(String algorithm) {
        String header = Forgery.headerOf(good.jws()).replace("EdDSA", algorithm);
        assertRefused(withHeader(header), Rule.WRONG_ALGORITHM);
    }

    @Test
    void refusesAnotherDigestAlgorithm() {
        assertRefused(withPayload(payload().put("_sd_alg", "sha-1").toString()), Rule.WRONG_ALGORITHM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tidewaiter-dispatch+jwt",
                "tidewaiter-receipt+jwt",
                "tidewaiter-agreement+jwt",
                "tidewaiter-standing+jwt",
                "sd+jwt",
                "JWT"
            })
    void refusesAnotherSignedKindInThePlaceOfAVersion(String type) {
        assertRefused(withHeader(Forgery.header(type, KEY)), Rule.KIND_MISMATCH);
    }

    @Test
    void refusesAHeaderWithAnUnknownName() {
        String header = Forgery.headerOf(good.jws()).replace("}", ",\"crit\":[\"b64\"]}");
        assertRefused(withHeader(header), Rule.HEADER_NOT_EXACT);
    }

    @Test
    void refusesAHeaderThatCarriesItsOwnKey() {
        String header = Forgery.headerOf(good.jws()).replace("}", ",\"jwk\":{}}");
        assertRefused(withHeader(header), Rule.HEADER_NOT_EXACT);
    }

    @Test
    void refusesAHeaderWithoutKeyId() {
        assertRefused(
                withHeader("{\"alg\":\"EdDSA\",\"typ\":\"" + SignedKind.VERSION.type() + "\"}"), Rule.HEADER_NOT_EXACT);
    }

    @Test
    void refusesAnotherSpellingOfTheSignature() {
        assertRefused(
                new SignedVersion(Forgery.otherSpelling(good.jws()), good.disclosures()), Rule.NOT_CANONICAL_BASE64URL);
    }

    @Test
    void refusesAPaddedSignature() {
        assertRefused(new SignedVersion(good.jws() + "==", good.disclosures()), Rule.NOT_CANONICAL_BASE64URL);
    }

    @Test
    void refusesTheStandardAlphabet() {
        String input = Forgery.encode(Forgery.headerOf(good.jws())) + ".ab+/";
        assertRefused(new SignedVersion(Forgery.signed(input, KEY), List.of()), Rule.NOT_CANONICAL_BASE64URL);
    }

    @Test
    void refusesAnotherSpellingOfTheClaimsThoughSigned() {
        String payload = payload().toString();
        while (payload.length() % 3 == 0) {
            payload += " ";
        }
        String input =
                Forgery.encode(Forgery.headerOf(good.jws())) + "." + Forgery.otherSpelling(Forgery.encode(payload));
        assertRefused(new SignedVersion(Forgery.signed(input, KEY), good.disclosures()), Rule.NOT_CANONICAL_BASE64URL);
    }

    @Test
    void refusesARepeatedClaim() {
        String payload = Forgery.payloadOf(good.jws()).replace("\"version\":1", "\"version\":1,\"version\":2");
        assertRefused(withPayload(payload), Rule.NOT_STRICT_JSON);
    }

    @Test
    void refusesAnUnknownClaim() {
        assertRefused(withPayload(payload().put("remark", "free text").toString()), Rule.CLAIM_UNKNOWN);
    }

    @Test
    void refusesAMissingClaim() {
        ObjectNode payload = payload();
        payload.remove("epoch");
        assertThat(faults(withPayload(payload.toString())))
                .containsExactly(ItemFault.of(Rule.CLAIM_MISSING, "/claims/epoch"));
    }

    @Test
    void refusesFreeTextInAClearClaim() {
        ObjectNode payload = payload();
        payload.putArray("handling").add("for Mr Smith only");
        assertThat(faults(withPayload(payload.toString())))
                .containsExactly(ItemFault.of(Rule.CLAIM_MALFORMED, "/claims/handling"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.0", "1e0", "\"1\"", "null", "99999999999", "true"})
    void refusesAVersionNumberThatIsNone(String number) {
        String payload = Forgery.payloadOf(good.jws()).replace("\"version\":1,", "\"version\":" + number + ",");
        assertThat(faults(withPayload(payload))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-05-03",
                "2026-05-03T10:15:30+00:00",
                "2026-05-03T10:15:30.1230Z",
                "2026-05-03t10:15:30z",
                "2026-02-30T10:15:30Z"
            })
    void refusesATimeInAnotherSpelling(String time) {
        assertThat(faults(withPayload(payload().put("released", time).toString())))
                .containsExactly(ItemFault.of(Rule.CLAIM_MALFORMED, "/claims/released"));
    }

    @Test
    void refusesATimeFinerThanAMillisecond() {
        assertRefused(
                withPayload(
                        payload().put("released", "2026-05-03T10:15:30.123456Z").toString()),
                Rule.CLAIM_MALFORMED);
    }

    @Test
    void refusesAReportNumberThatTellsNoTime() {
        String random = "123e4567-e89b-42d3-a456-426614174000";
        assertRefused(withPayload(payload().put("number", random).toString()), Rule.CLAIM_MALFORMED);
    }

    @Test
    void refusesAReportNumberInCapitals() {
        String number = Versions.IDENTITY.number().toString().toUpperCase(Locale.ROOT);
        assertRefused(withPayload(payload().put("number", number).toString()), Rule.CLAIM_MALFORMED);
    }

    @Test
    void refusesASecondVersionWithoutPredecessor() {
        assertRefused(withPayload(payload().put("version", 2).toString()), Rule.CLAIM_MALFORMED);
    }

    @Test
    void refusesContentWithAReason() {
        assertRefused(withPayload(payload().put("reason", "ERROR").toString()), Rule.CLAIM_MALFORMED);
    }

    @Test
    void refusesAProtocolNotSpokenYetBeforeItsUnknownClaims() {
        String payload = payload().put("protocol", 2).put("novelty", 1).toString();
        assertThat(faults(withPayload(payload)))
                .containsExactly(ItemFault.of(Rule.PROTOCOL_UNKNOWN, "/claims/protocol"));
    }

    @Test
    void refusesAnIssuerWhoSignsInTheNameOfAnother() {
        assertRefused(withPayload(payload().put("iss", Node.LATVIA.name()).toString()), Rule.WRONG_ISSUER);
    }

    @Test
    void refusesAnOriginatorWithoutMandate() {
        assertRefused(withPayload(payload().put("originator", "LV-CUSTOMS").toString()), Rule.NO_MANDATE);
    }

    @Test
    void refusesAWithdrawalWithDigests() {
        ObjectNode payload =
                payload().put("kind", "withdrawal").put("reason", "ERROR").put("version", 2);
        payload.putArray("predecessors").add(issued.digest().text());
        assertRefused(withPayload(payload.toString()), Rule.CLAIM_UNKNOWN);
    }
}
