package org.tidewaiter.exchange.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.tidewaiter.exchange.Forgery;
import org.tidewaiter.exchange.Node;
import org.tidewaiter.exchange.Versions;
import org.tidewaiter.exchange.identity.SigningKey;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.token.SignedKind;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A good version, and ways to send a bad one under a signature that holds. */
abstract class AbstractBadVersionTest {

    private static final JsonMapper MAPPER = new JsonMapper();
    static final SigningKey KEY = Node.ESTONIA.key();

    final IssuedVersion issued = Versions.issue(Versions.first(), 4);
    final SignedVersion good = issued.signed();
    private final VersionVerifier verifier =
            new VersionVerifier(Node.partners(), (node, originator) -> originator.equals("EE-CUSTOMS"));

    final List<ItemFault> faults(SignedVersion version) {
        return faults(version, Node.ESTONIA.name());
    }

    final List<ItemFault> faults(SignedVersion version, String issuer) {
        return switch (verifier.verify(version, issuer)) {
            case RejectedVersion rejected -> rejected.faults();
            case VerifiedVersion verified -> List.of();
        };
    }

    final void assertRefused(SignedVersion version, Rule rule) {
        assertThat(faults(version)).extracting(ItemFault::rule).contains(rule.code());
    }

    final SignedVersion withPayload(String payload) {
        String header = Forgery.header(SignedKind.VERSION.type(), KEY);
        return new SignedVersion(Forgery.token(header, payload, KEY), good.disclosures());
    }

    final SignedVersion withHeader(String header) {
        return new SignedVersion(Forgery.token(header, Forgery.payloadOf(good.jws()), KEY), good.disclosures());
    }

    final ObjectNode payload() {
        return (ObjectNode) MAPPER.readTree(Forgery.payloadOf(good.jws()));
    }

    /** A version that honestly refers to a disclosure that nobody honest would write. */
    final SignedVersion referringTo(String disclosureJson) {
        return referringToEncoded(Forgery.encode(disclosureJson));
    }

    final SignedVersion referringToEncoded(String encoded) {
        ObjectNode payload = payload();
        List<String> digests = new ArrayList<>();
        payload.get("_sd").forEach(digest -> digests.add(digest.stringValue()));
        digests.set(0, Digest.sha256(encoded).text());
        digests.sort(null);
        ArrayNode array = payload.putArray("_sd");
        digests.forEach(array::add);
        return new SignedVersion(withPayload(payload.toString()).jws(), List.of(encoded));
    }
}
