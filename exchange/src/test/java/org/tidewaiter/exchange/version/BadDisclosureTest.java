package org.tidewaiter.exchange.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.exchange.Forgery;
import org.tidewaiter.exchange.Versions;
import org.tidewaiter.exchange.token.Rule;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One test for each way in which what travels with a version can be wrong. */
class BadDisclosureTest extends AbstractBadVersionTest {

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
