package org.tidewaiter.exchange.version;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tidewaiter.exchange.identity.SigningKey;
import org.tidewaiter.exchange.token.Base64Url;
import org.tidewaiter.exchange.token.Codes;
import org.tidewaiter.exchange.token.SignedKind;
import org.tidewaiter.exchange.token.Token;

/** Signs versions of reports. Safe for use by many threads. */
public final class VersionIssuer {

    private final SigningKey key;
    private final SecureRandom random;

    /**
     * An issuer for one key.
     *
     * @param random for salts and decoys; withheld parts are as secret as this is unpredictable
     */
    public VersionIssuer(SigningKey key, SecureRandom random) {
        this.key = key;
        this.random = random;
    }

    /**
     * Signs a version with one disclosure for each part.
     *
     * @throws IllegalArgumentException if a name is repeated, there are more than 256 parts, or a withdrawal has any
     */
    public IssuedVersion issue(VersionClaims claims, List<Part> parts) {
        requireParts(claims, parts);
        int size = DigestPadding.sizeFor(parts.size());
        byte[] entropy = new byte[parts.size() * Disclosure.SALT_BYTES + (size - parts.size()) * Codes.DIGEST_BYTES];
        random.nextBytes(entropy);
        List<Disclosure> disclosures = new ArrayList<>(parts.size());
        List<String> digests = new ArrayList<>(size);
        int at = 0;
        for (Part part : parts) {
            byte[] salt = Arrays.copyOfRange(entropy, at, at += Disclosure.SALT_BYTES);
            Disclosure disclosure = Disclosure.write(salt, part);
            disclosures.add(disclosure);
            digests.add(disclosure.digest().text());
        }
        while (digests.size() < size) {
            digests.add(Base64Url.encode(Arrays.copyOfRange(entropy, at, at += Codes.DIGEST_BYTES)));
        }
        // Sorted, the digests tell nothing of the order of the parts or of which are decoys.
        digests.sort(null);
        String jws = Token.sign(SignedKind.VERSION, key, VersionClaimsJson.write(claims, digests));
        return new IssuedVersion(claims, jws, disclosures);
    }

    private static void requireParts(VersionClaims claims, List<Part> parts) {
        if (claims.kind() == VersionKind.WITHDRAWAL && !parts.isEmpty()) {
            throw new IllegalArgumentException("a withdrawal discloses nothing");
        }
        Set<String> names = new HashSet<>();
        for (Part part : parts) {
            if (!names.add(part.name())) {
                throw new IllegalArgumentException("the names of parts are unique");
            }
        }
    }
}
