package org.tidewaiter.exchange.version;

import java.security.MessageDigest;
import java.util.Collection;

/** Which part of a version somebody holds, as one digest. */
public final class DisclosedSet {

    private DisclosedSet() {}

    /**
     * SHA-256 over the sorted digests (32 bytes each, in the order of their texts) of the disclosures that travel; of
     * nothing, for none.
     *
     * @param encoded the disclosures as they travel, in any order
     */
    public static Digest digest(Collection<String> encoded) {
        return ofDigests(encoded.stream().map(Digest::sha256).toList());
    }

    static Digest ofDigests(Collection<Digest> digests) {
        MessageDigest sha256 = Digest.newSha256();
        digests.stream().sorted().forEach(digest -> sha256.update(digest.bytes()));
        return Digest.of(sha256.digest());
    }
}
