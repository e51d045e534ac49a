package org.tidewaiter.exchange;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.IssuedVersion;
import org.tidewaiter.exchange.version.Onward;
import org.tidewaiter.exchange.version.Part;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.exchange.version.VersionClaims;
import org.tidewaiter.exchange.version.VersionIssuer;
import org.tidewaiter.exchange.version.VersionKind;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Versions to test with. */
public final class Versions {

    public static final ReportIdentity IDENTITY =
            new ReportIdentity("EE-CUSTOMS", UUID.fromString("0197b1f0-7c1e-7a53-8e21-3f2b8c9d0e11"));
    public static final SecureRandom RANDOM = new SecureRandom();

    private static final JsonMapper MAPPER = new JsonMapper();

    private Versions() {}

    public static VersionClaims first() {
        return claims(IDENTITY, 1, List.of());
    }

    public static VersionClaims claims(ReportIdentity identity, int version, List<Digest> predecessors) {
        return claims(Node.ESTONIA.name(), identity, version, predecessors);
    }

    public static VersionClaims withdrawal(int version, List<Digest> predecessors) {
        return withdrawal(Node.ESTONIA.name(), version, predecessors);
    }

    /** The same by another node. */
    public static VersionClaims withdrawal(String issuer, int version, List<Digest> predecessors) {
        return claims(issuer, IDENTITY, version, VersionKind.WITHDRAWAL, predecessors);
    }

    /** Content by another node. */
    public static VersionClaims claims(String issuer, ReportIdentity identity, int version, List<Digest> predecessors) {
        return claims(issuer, identity, version, VersionKind.CONTENT, predecessors);
    }

    private static VersionClaims claims(
            String issuer, ReportIdentity identity, int version, VersionKind kind, List<Digest> predecessors) {
        return new VersionClaims(
                issuer,
                identity,
                version,
                kind,
                kind == VersionKind.WITHDRAWAL ? "ERROR" : null,
                predecessors,
                3,
                "2026-05",
                VersionClaims.PROTOCOL,
                Instant.parse("2026-05-03T10:15:30.123Z"),
                List.of("CUSTOMS-ONLY"),
                new Onward(List.of("HUB", "NATIONAL"), "global-non-personal@1"));
    }

    /** Parts as a report of a few goods lines and legs would give. */
    public static List<Part> parts(int count) {
        List<Part> parts = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            ObjectNode value = MAPPER.createObjectNode();
            value.put("category", "TOBACCO").put("commodity", "CIGARETTES").put("brand", "Marke " + at);
            value.putObject("quantity").put("amount", "1200" + at).put("unit", "C62");
            value.putArray("detection").add("XRAY").add("DOG");
            parts.add(new Part("/goods/" + at, value));
        }
        return parts;
    }

    public static IssuedVersion issue(VersionClaims claims, int parts) {
        return issuedBy(Node.ESTONIA, claims, parts);
    }

    /** Signed by another node. */
    public static IssuedVersion issuedBy(Node node, VersionClaims claims, int parts) {
        return new VersionIssuer(node.key(), RANDOM).issue(claims, parts(parts));
    }
}
