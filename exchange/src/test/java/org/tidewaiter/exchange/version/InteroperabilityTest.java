package org.tidewaiter.exchange.version;

import static org.assertj.core.api.Assertions.assertThat;

import com.authlete.sd.SDJWT;
import com.authlete.sd.SDObjectBuilder;
import com.authlete.sd.SDObjectDecoder;
import com.google.gson.Gson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tidewaiter.exchange.Forgery;
import org.tidewaiter.exchange.Node;
import org.tidewaiter.exchange.Versions;
import org.tidewaiter.exchange.token.SignedKind;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Our SD-JWTs against an independent implementation of RFC 9901, in both directions. */
class InteroperabilityTest {

    private static final JsonMapper MAPPER = new JsonMapper();

    @Test
    void anotherImplementationReadsWhatWeWrite() {
        IssuedVersion issued = Versions.issue(Versions.first(), 12);

        SDJWT theirs = SDJWT.parse(issued.signed().text());
        Map<String, Object> claims = asMap(Forgery.payloadOf(theirs.getCredentialJwt()));
        Map<String, Object> decoded = new SDObjectDecoder().decode(claims, theirs.getDisclosures());

        assertThat(decoded).containsEntry("originator", "EE-CUSTOMS").doesNotContainKey("_sd");
        for (Part part : Versions.parts(12)) {
            String value = new Gson().toJson(decoded.get(part.name()));
            assertThat(MAPPER.readTree(value)).isEqualTo(part.value());
        }
    }

    @Test
    void anotherImplementationReadsOnlyWhatWeDisclose() {
        IssuedVersion issued = Versions.issue(Versions.first(), 12);
        String narrowed =
                issued.disclosing(part -> part.name().equals("/goods/3")).text();

        SDJWT theirs = SDJWT.parse(narrowed);
        Map<String, Object> decoded = new SDObjectDecoder()
                .decode(asMap(Forgery.payloadOf(theirs.getCredentialJwt())), theirs.getDisclosures());

        assertThat(decoded).containsKey("/goods/3").doesNotContainKeys("/goods/2", "/goods/4");
    }

    @Test
    void weComputeTheirDigests() {
        IssuedVersion issued = Versions.issue(Versions.first(), 5);

        for (Disclosure disclosure : issued.disclosures()) {
            com.authlete.sd.Disclosure theirs = com.authlete.sd.Disclosure.parse(disclosure.encoded());
            assertThat(theirs.digest()).isEqualTo(disclosure.digest().text());
            assertThat(theirs.getClaimName()).isEqualTo(disclosure.name());
        }
    }

    @Test
    void weReadWhatAnotherImplementationWrites() {
        SDObjectBuilder builder = new SDObjectBuilder();
        List<String> disclosures = new ArrayList<>();
        for (Part part : Versions.parts(6)) {
            Object value = asMap(part.value().toString());
            disclosures.add(builder.putSDClaim(part.name(), value).getDisclosure());
        }
        while (digests(builder).size() < DigestPadding.SMALLEST) {
            builder.putDecoyDigest();
        }
        ObjectNode payload = (ObjectNode) MAPPER.readTree(
                Forgery.payloadOf(Versions.issue(Versions.first(), 0).jws()));
        ArrayNode array = payload.putArray("_sd");
        digests(builder).stream().sorted().forEach(array::add);
        String header = Forgery.header(SignedKind.VERSION.type(), Node.ESTONIA.key());
        String token = Forgery.token(header, payload.toString(), Node.ESTONIA.key());

        VersionVerification verification = new VersionVerifier(Node.partners(), (node, originator) -> true)
                .verify(new SignedVersion(token, disclosures), Node.ESTONIA.name());

        assertThat(verification).isInstanceOfSatisfying(VerifiedVersion.class, verified -> {
            for (Part part : Versions.parts(6)) {
                assertThat(verified.content().parts()).containsEntry(part.name(), part.value());
            }
        });
    }

    @SuppressWarnings("unchecked")
    private static List<String> digests(SDObjectBuilder builder) {
        return (List<String>) builder.build().getOrDefault("_sd", List.of());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMap(String json) {
        return new Gson().fromJson(json, LinkedHashMap.class);
    }
}
