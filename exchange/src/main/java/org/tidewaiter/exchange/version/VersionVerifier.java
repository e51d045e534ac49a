package org.tidewaiter.exchange.version;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tidewaiter.exchange.identity.KeyDirectory;
import org.tidewaiter.exchange.identity.KeyId;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.token.SignedKind;
import org.tidewaiter.exchange.token.Token;

/**
 * Checks signed versions: token, signer, mandate, claims, then every disclosure. Disclosures may be withheld and may
 * come in any order; they may not be repeated, unreferenced, nested, or named like a clear claim. Safe for use by many
 * threads.
 */
public final class VersionVerifier {

    private static final int MAXIMUM_TOKEN = 64 * 1024;

    private final KeyDirectory keys;
    private final Mandates mandates;

    public VersionVerifier(KeyDirectory keys, Mandates mandates) {
        this.keys = keys;
        this.mandates = mandates;
    }

    /**
     * Checks a version.
     *
     * @param expectedIssuer the node that must have signed it
     */
    public VersionVerification verify(SignedVersion version, String expectedIssuer) {
        Opened opened;
        try {
            opened = open(version.jws(), expectedIssuer, mandates::mayIssue);
        } catch (Refusal refusal) {
            return new RejectedVersion(List.of(ItemFault.of(refusal)));
        }
        List<ItemFault> faults = new ArrayList<>();
        List<Disclosure> disclosures = readDisclosures(version, opened.payload(), faults);
        if (!faults.isEmpty()) {
            return new RejectedVersion(faults);
        }
        Digest disclosed = DisclosedSet.ofDigests(
                disclosures.stream().map(Disclosure::digest).toList());
        return new VerifiedVersion(
                new VersionContent(opened.payload().claims(), opened.digest(), disclosed, disclosures, version),
                opened.signedWith());
    }

    /**
     * Checks the token of a version that travels without disclosures, as a part of what came before another; empty if it is not in
     * order.
     */
    public Optional<BareVersion> verifyBare(String jws, String expectedIssuer) {
        try {
            Opened opened = open(jws, expectedIssuer, mandates::onceMightIssue);
            return Optional.of(new BareVersion(opened.payload().claims(), opened.digest(), jws));
        } catch (Refusal refusal) {
            return Optional.empty();
        }
    }

    private record Opened(VersionClaimsJson.Payload payload, Digest digest, KeyId signedWith) {}

    private Opened open(String jws, String expectedIssuer, Mandates mandates) throws Refusal {
        if (jws.length() > MAXIMUM_TOKEN) {
            throw new Refusal(Rule.TOO_LARGE, "");
        }
        Token token = Token.read(jws, SignedKind.VERSION);
        KeyId signedWith = token.requireSignatureOf(expectedIssuer, keys).id();
        VersionClaimsJson.Payload payload = VersionClaimsJson.read(token.claims());
        VersionClaims claims = payload.claims();
        if (!claims.issuer().equals(expectedIssuer)) {
            throw new Refusal(Rule.WRONG_ISSUER, "/claims/iss");
        }
        if (!mandates.mayIssue(claims.issuer(), claims.identity().originator())) {
            throw new Refusal(Rule.NO_MANDATE, "/claims/originator");
        }
        return new Opened(payload, Digest.sha256(token.signingInputBytes()), signedWith);
    }

    private static List<Disclosure> readDisclosures(
            SignedVersion version, VersionClaimsJson.Payload payload, List<ItemFault> faults) {
        if (payload.claims().kind() == VersionKind.WITHDRAWAL
                && !version.disclosures().isEmpty()) {
            faults.add(ItemFault.of(Rule.WITHDRAWAL_DISCLOSES, "/disclosures"));
            return List.of();
        }
        if (version.disclosures().size() > DigestPadding.LARGEST) {
            faults.add(ItemFault.of(Rule.TOO_LARGE, "/disclosures"));
            return List.of();
        }
        Set<Digest> referenced = new HashSet<>(payload.digests());
        Set<Digest> seen = new HashSet<>();
        Set<String> names = new HashSet<>();
        List<Disclosure> disclosures = new ArrayList<>(version.disclosures().size());
        for (int at = 0; at < version.disclosures().size(); at++) {
            String path = "/disclosures/" + at;
            try {
                Disclosure disclosure = Disclosure.read(version.disclosures().get(at), path);
                requireInPlace(disclosure, path, referenced, seen, names);
                disclosures.add(disclosure);
            } catch (Refusal refusal) {
                faults.add(ItemFault.of(refusal));
            }
        }
        return disclosures;
    }

    private static void requireInPlace(
            Disclosure disclosure, String path, Set<Digest> referenced, Set<Digest> seen, Set<String> names)
            throws Refusal {
        if (!seen.add(disclosure.digest())) {
            throw new Refusal(Rule.DISCLOSURE_REPEATED, path);
        }
        if (!referenced.contains(disclosure.digest())) {
            throw new Refusal(Rule.DISCLOSURE_UNREFERENCED, path);
        }
        if (!names.add(disclosure.name())) {
            throw new Refusal(Rule.DISCLOSURE_COLLIDES, path);
        }
    }
}
