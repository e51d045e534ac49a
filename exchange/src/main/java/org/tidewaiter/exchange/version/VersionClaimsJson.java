package org.tidewaiter.exchange.version;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.tidewaiter.exchange.token.Claims;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.token.StrictJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON form of a version's clear claims, with the digests of its disclosures among them. */
final class VersionClaimsJson {

    /** The clear claims with the digests, real ones and decoys; a withdrawal has none. */
    record Payload(VersionClaims claims, List<Digest> digests) {}

    /** Names that a disclosure may not have. */
    static final Set<String> CLEAR_NAMES = Set.of(
            "iss",
            "originator",
            "number",
            "version",
            "kind",
            "reason",
            "predecessors",
            "epoch",
            "vocabulary",
            "protocol",
            "released",
            "handling",
            "onward",
            "next",
            "witnessed",
            "_sd_alg");

    private static final String DIGEST_ALGORITHM = "sha-256";

    private VersionClaimsJson() {}

    static byte[] write(VersionClaims claims, Collection<String> digests) {
        ObjectNode json = StrictJson.newObject();
        json.put("iss", claims.issuer());
        json.put("originator", claims.identity().originator());
        json.put("number", claims.identity().number().toString());
        json.put("version", claims.version());
        json.put("kind", claims.kind().code());
        claims.withdrawalReason().ifPresent(reason -> json.put("reason", reason));
        putAll(
                json,
                "predecessors",
                claims.predecessors().stream().map(Digest::text).toList());
        json.put("epoch", claims.epoch());
        json.put("vocabulary", claims.vocabulary());
        json.put("protocol", claims.protocol());
        json.put("released", claims.released().toString());
        putAll(json, "handling", claims.handling());
        ObjectNode onward = json.putObject("onward");
        putAll(onward, "classes", claims.onward().classes());
        onward.put("profile", claims.onward().profile());
        if (claims.next() != null) {
            json.put("next", claims.next());
        }
        if (!claims.witnessed().isEmpty()) {
            putWitnessed(json.putArray("witnessed"), claims.witnessed());
        }
        if (claims.kind() == VersionKind.CONTENT) {
            json.put("_sd_alg", DIGEST_ALGORITHM);
            putAll(json, "_sd", digests);
        }
        return StrictJson.write(json);
    }

    private static void putAll(ObjectNode json, String name, Collection<String> values) {
        ArrayNode array = json.putArray(name);
        values.forEach(array::add);
    }

    private static void putWitnessed(ArrayNode array, List<LogWitness> witnessed) {
        for (LogWitness witness : witnessed) {
            array.addObject()
                    .put("log", witness.log())
                    .put("epoch", witness.epoch())
                    .put("size", witness.size())
                    .put("root", witness.root().text());
        }
    }

    static Payload read(Claims json) throws Refusal {
        if (json.smallNumber("protocol", 1, Integer.MAX_VALUE) != VersionClaims.PROTOCOL) {
            throw new Refusal(Rule.PROTOCOL_UNKNOWN, "/claims/protocol");
        }
        VersionKind kind = readKind(json);
        List<Digest> digests = kind == VersionKind.CONTENT ? readDigests(json) : List.of();
        VersionClaims claims = readClaims(json, kind);
        json.requireAllRead();
        return new Payload(claims, digests);
    }

    private static VersionClaims readClaims(Claims json, VersionKind kind) throws Refusal {
        String issuer = json.code("iss");
        String originator = json.code("originator");
        UUID number = json.uuid("number");
        int version = json.smallNumber("version", 1, VersionClaims.MAXIMUM_VERSION);
        String reason = json.optionalCode("reason").orElse(null);
        List<Digest> predecessors = digests(json.listOfBytes32("predecessors", VersionClaims.MAXIMUM_PREDECESSORS));
        long epoch = json.number("epoch", 0);
        String vocabulary = json.code("vocabulary");
        Instant released = json.instant("released");
        List<String> handling = json.codes("handling", VersionClaims.MAXIMUM_HANDLING);
        Onward onward = readOnward(json.object("onward"));
        String next = json.optionalCode("next").orElse(null);
        List<LogWitness> witnessed = readWitnessed(json);
        try {
            return new VersionClaims(
                    issuer,
                    new ReportIdentity(originator, number),
                    version,
                    kind,
                    reason,
                    predecessors,
                    epoch,
                    vocabulary,
                    VersionClaims.PROTOCOL,
                    released,
                    handling,
                    onward,
                    next,
                    witnessed);
        } catch (IllegalArgumentException inconsistent) {
            throw new Refusal(Rule.CLAIM_MALFORMED, "/claims");
        }
    }

    private static List<LogWitness> readWitnessed(Claims json) throws Refusal {
        List<LogWitness> witnessed = new ArrayList<>();
        if (json.has("witnessed")) {
            for (Claims witness : json.objects("witnessed", VersionClaims.MAXIMUM_WITNESSED)) {
                witnessed.add(new LogWitness(
                        witness.code("log"),
                        witness.number("epoch", 1),
                        witness.number("size", 0),
                        Digest.of(witness.bytes32("root"))));
                witness.requireAllRead();
            }
        }
        return witnessed;
    }

    static VersionKind readKind(Claims json) throws Refusal {
        String code = json.code("kind");
        for (VersionKind kind : VersionKind.values()) {
            if (kind.code().equals(code)) {
                return kind;
            }
        }
        throw json.malformed("kind");
    }

    private static Onward readOnward(Claims json) throws Refusal {
        Onward onward = new Onward(json.codes("classes", Onward.MAXIMUM_CLASSES), json.code("profile"));
        json.requireAllRead();
        return onward;
    }

    private static List<Digest> readDigests(Claims json) throws Refusal {
        if (!json.code("_sd_alg").equals(DIGEST_ALGORITHM)) {
            throw new Refusal(Rule.WRONG_ALGORITHM, "/claims/_sd_alg");
        }
        List<Digest> digests = digests(json.listOfBytes32("_sd", DigestPadding.LARGEST));
        if (!DigestPadding.isPadded(digests.size())) {
            throw new Refusal(Rule.DIGESTS_NOT_PADDED, "/claims/_sd");
        }
        for (int at = 1; at < digests.size(); at++) {
            if (digests.get(at - 1).compareTo(digests.get(at)) >= 0) {
                throw new Refusal(Rule.DIGESTS_NOT_SORTED, "/claims/_sd");
            }
        }
        return digests;
    }

    private static List<Digest> digests(List<byte[]> bytes) {
        return bytes.stream().map(Digest::of).toList();
    }
}
