package org.tidewaiter.exchange.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.exchange.Forgery;
import org.tidewaiter.exchange.Node;
import org.tidewaiter.exchange.Versions;
import org.tidewaiter.exchange.identity.SigningKey;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.token.SignedKind;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One test for each way in which a version can be wrong. */
class BadVersionTest {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final SigningKey KEY = Node.ESTONIA.key();

    private final IssuedVersion issued = Versions.issue(Versions.first(), 4);
    private final SignedVersion good = issued.signed();
    private final VersionVerifier verifier =
            new VersionVerifier(Node.partners(), (node, originator) -> originator.equals("EE-CUSTOMS"));

    private List<ItemFault> faults(SignedVersion version) {
        return faults(version, Node.ESTONIA.name());
    }

    private List<ItemFault> faults(SignedVersion version, String issuer) {
        return switch (verifier.verify(version, issuer)) {
            case RejectedVersion rejected -> rejected.faults();
            case VerifiedVersion verified -> List.of();
        };
    }

    private void assertRefused(SignedVersion version, Rule rule) {
        assertThat(faults(version)).extracting(ItemFault::rule).contains(rule.code());
    }

    private SignedVersion withPayload(String payload) {
        String header = Forgery.header(SignedKind.VERSION.type(), KEY);
        return new SignedVersion(Forgery.token(header, payload, KEY), good.disclosures());
    }

    private SignedVersion withHeader(String header) {
        return new SignedVersion(Forgery.token(header, Forgery.payloadOf(good.jws()), KEY), good.disclosures());
    }

    private ObjectNode payload() {
        return (ObjectNode) MAPPER.readTree(Forgery.payloadOf(good.jws()));
    }

    /** A version that honestly refers to a disclosure that nobody honest would write. */
    private SignedVersion referringTo(String disclosureJson) {
        return referringToEncoded(Forgery.encode(disclosureJson));
    }

    private SignedVersion referringToEncoded(String encoded) {
        ObjectNode payload = payload();
        List<String> digests = new ArrayList<>();
        payload.get("_sd").forEach(digest -> digests.add(digest.stringValue()));
        digests.set(0, Digest.sha256(encoded).text());
        digests.sort(null);
        ArrayNode array = payload.putArray("_sd");
        digests.forEach(array::add);
        return new SignedVersion(withPayload(payload.toString()).jws(), List.of(encoded));
    }

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
    void refusesATextWithAMillionDisclosuresWithoutChokingOnIt() {
        SignedVersion flood = SignedVersion.parse("a.b.c~" + "x~".repeat(1_000_000));
        assertThat(faults(flood)).isNotEmpty();
        assertRefused(new SignedVersion(good.jws(), flood.disclosures()), Rule.TOO_LARGE);
    }

    @Test
    void refusesAnotherSpellingOfADisclosure() {
        String json = "[\"AAAAAAAAAAAAAAAAAAAAAA\",\"place\",\"Narva\"]";
        String encoded = Forgery.encode(json.length() % 3 == 0 ? json + " " : json);
        assertRefused(referringToEncoded(Forgery.otherSpelling(encoded)), Rule.NOT_CANONICAL_BASE64URL);
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
    void refusesDigestsThatAreNotPadded() {
        ObjectNode payload = payload();
        ((ArrayNode) payload.get("_sd")).remove(3);
        assertRefused(withPayload(payload.toString()), Rule.DIGESTS_NOT_PADDED);
    }

    @Test
    void refusesARepeatedDigest() {
        ObjectNode payload = payload();
        ArrayNode digests = (ArrayNode) payload.get("_sd");
        digests.set(1, digests.get(0));
        assertRefused(withPayload(payload.toString()), Rule.DIGESTS_NOT_SORTED);
    }

    @Test
    void refusesDigestsWhoseOrderCouldTellSomething() {
        ObjectNode payload = payload();
        ArrayNode digests = (ArrayNode) payload.get("_sd");
        digests.add(digests.remove(0));
        assertRefused(withPayload(payload.toString()), Rule.DIGESTS_NOT_SORTED);
    }

    @Test
    void refusesARepeatedDisclosure() {
        List<String> repeated = new ArrayList<>(good.disclosures());
        repeated.add(repeated.getFirst());
        assertThat(faults(new SignedVersion(good.jws(), repeated)))
                .containsExactly(ItemFault.of(Rule.DISCLOSURE_REPEATED, "/disclosures/4"));
    }

    @Test
    void refusesAnUnreferencedDisclosure() {
        List<String> foreign = new ArrayList<>(good.disclosures());
        foreign.add(Versions.issue(Versions.first(), 1).disclosures().getFirst().encoded());
        assertThat(faults(new SignedVersion(good.jws(), foreign)))
                .containsExactly(ItemFault.of(Rule.DISCLOSURE_UNREFERENCED, "/disclosures/4"));
    }

    @Test
    void refusesADisclosureAlteredInItsValue() {
        String altered = Forgery.decode(good.disclosures().getFirst()).replace("TOBACCO", "COCAINE");
        assertRefused(new SignedVersion(good.jws(), List.of(Forgery.encode(altered))), Rule.DISCLOSURE_UNREFERENCED);
    }

    @Test
    void refusesADisclosureWrittenAnewWithOtherWhiteSpace() {
        String altered = Forgery.decode(good.disclosures().getFirst()).replace(",", ", ");
        assertRefused(new SignedVersion(good.jws(), List.of(Forgery.encode(altered))), Rule.DISCLOSURE_UNREFERENCED);
    }

    @Test
    void refusesTwoDisclosuresOfOneName() {
        ObjectNode payload = payload();
        List<String> twins = List.of(
                Forgery.encode("[\"AAAAAAAAAAAAAAAAAAAAAA\",\"place\",1]"),
                Forgery.encode("[\"BBBBBBBBBBBBBBBBBBBBBA\",\"place\",2]"));
        List<String> digests = new ArrayList<>();
        payload.get("_sd").forEach(digest -> digests.add(digest.stringValue()));
        digests.set(0, Digest.sha256(twins.get(0)).text());
        digests.set(1, Digest.sha256(twins.get(1)).text());
        digests.sort(null);
        ArrayNode array = payload.putArray("_sd");
        digests.forEach(array::add);
        assertThat(faults(new SignedVersion(withPayload(payload.toString()).jws(), twins)))
                .containsExactly(ItemFault.of(Rule.DISCLOSURE_COLLIDES, "/disclosures/1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "originator", "version", "handling", "onward", "_sd_alg", "reason"})
    void refusesADisclosureThatCollidesWithAClearClaim(String name) {
        assertRefused(referringTo("[\"AAAAAAAAAAAAAAAAAAAAAA\",\"" + name + "\",\"X\"]"), Rule.DISCLOSURE_COLLIDES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"_sd", "..."})
    void refusesADisclosureNamedLikeADigestList(String name) {
        assertRefused(referringTo("[\"AAAAAAAAAAAAAAAAAAAAAA\",\"" + name + "\",[]]"), Rule.DISCLOSURE_NESTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"_sd\":[]}", "[{\"...\":\"x\"}]", "{\"a\":{\"b\":[1,{\"_sd\":1}]}}"})
    void refusesDigestsNestedInADisclosure(String value) {
        assertRefused(referringTo("[\"AAAAAAAAAAAAAAAAAAAAAA\",\"place\"," + value + "]"), Rule.DISCLOSURE_NESTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[\"AAAAAAAAAAAAAAAAAAAAAA\",\"place\"]",
                "[\"AAAAAAAAAAAAAAAAAAAAAA\",\"place\",1,2]",
                "[\"short\",\"place\",1]",
                "[1,\"place\",1]",
                "[\"AAAAAAAAAAAAAAAAAAAAAA\",7,1]",
                "[\"AAAAAAAAAAAAAAAAAAAAAA\",\"a name with spaces\",1]",
                "[\"AAAAAAAAAAAAAAAAAAAAAA\",\"\",1]"
            })
    void refusesADisclosureThatIsNotSaltNameAndValue(String json) {
        assertRefused(referringTo(json), Rule.DISCLOSURE_MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"a\":2}",
                "\"\\ud800\"",
                "\"\\u0000\"",
                "\"\u202Etxet\"",
                "{\"\u202Ea\":1}",
                "1} ",
                "NaN",
                "'x'",
                "01",
                "// no"
            })
    void refusesADisclosureThatIsNotStrictJson(String value) {
        assertRefused(referringTo("[\"AAAAAAAAAAAAAAAAAAAAAA\",\"place\"," + value + "]"), Rule.NOT_STRICT_JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1e400", "1000000000000000000"})
    void refusesANumberThatReadersCouldRoundDifferently(String number) {
        assertRefused(referringTo("[\"AAAAAAAAAAAAAAAAAAAAAA\",\"place\"," + number + "]"), Rule.NUMBER_NOT_WHOLE);
    }

    @Test
    void refusesAWithdrawalThatDiscloses() {
        SignedVersion withdrawal = Versions.issue(Versions.withdrawal(2, List.of(issued.digest())), 0)
                .signed();
        assertThat(faults(new SignedVersion(withdrawal.jws(), good.disclosures())))
                .containsExactly(ItemFault.of(Rule.WITHDRAWAL_DISCLOSES, "/disclosures"));
    }

    @Test
    void refusesAWithdrawalWithDigests() {
        ObjectNode payload =
                payload().put("kind", "withdrawal").put("reason", "ERROR").put("version", 2);
        payload.putArray("predecessors").add(issued.digest().text());
        assertRefused(withPayload(payload.toString()), Rule.CLAIM_UNKNOWN);
    }

    @Test
    void listsEveryFaultOfTheDisclosuresWithItsPath() {
        List<String> bad =
                List.of("AA=", good.disclosures().get(0), good.disclosures().get(0), "e30");
        assertThat(faults(new SignedVersion(good.jws(), bad)))
                .containsExactly(
                        ItemFault.of(Rule.NOT_CANONICAL_BASE64URL, "/disclosures/0"),
                        ItemFault.of(Rule.DISCLOSURE_REPEATED, "/disclosures/2"),
                        ItemFault.of(Rule.NOT_STRICT_JSON, "/disclosures/3"));
    }

    @Test
    void listsABoundedNumberOfFaults() {
        assertThat(faults(new SignedVersion(good.jws(), Collections.nCopies(256, "e30"))))
                .hasSize(RejectedVersion.MAXIMUM_FAULTS);
    }

    @Test
    void faultsNeverQuoteWhatWasSent() {
        ObjectNode payload = payload();
        payload.putArray("handling").add("Jaan Tamm");
        assertThat(faults(withPayload(payload.toString())).toString()).doesNotContain("Tamm");
        assertThat(faults(referringTo("[\"AAAAAAAAAAAAAAAAAAAAAA\",\"Jaan Tamm\",1]"))
                        .toString())
                .doesNotContain("Tamm");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "~", "a.b.c", "a.b.c~d", "a.b.c~~", "~a.b.c~", "a.b.c~d~e.f.g", "a.b.c~d=~", " a.b.c~"})
    void refusesATextThatIsNotATokenFollowedByDisclosures(String text) {
        assertThat(SignedVersion.isText(text)).isFalse();
    }
}
