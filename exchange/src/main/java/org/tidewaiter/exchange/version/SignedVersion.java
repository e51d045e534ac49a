package org.tidewaiter.exchange.version;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A version as it travels: the issuer's token and the disclosures that go with it. Nothing is verified yet; see
 * {@link VersionVerifier}. Both are stored and passed on as they are, never written anew.
 *
 * @param jws the token
 * @param disclosures encoded disclosures, in any order
 */
public record SignedVersion(String jws, List<String> disclosures) {

    /** Looked up, for every character that arrives is asked about. */
    private static final boolean[] BASE64_URL = new boolean[128];

    static {
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
                .chars()
                .forEach(character -> BASE64_URL[character] = true);
    }

    public SignedVersion {
        Objects.requireNonNull(jws, "jws");
        disclosures = List.copyOf(disclosures);
    }

    /** Whether the text has the outer form of a version: token, disclosures, each followed by a tilde. */
    public static boolean isText(String text) {
        boolean inToken = true;
        boolean empty = true;
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == '~') {
                if (empty) {
                    return false;
                }
                inToken = false;
                empty = true;
            } else if (isBase64Url(character) || (inToken && character == '.')) {
                empty = false;
            } else {
                return false;
            }
        }
        return !inToken && empty;
    }

    private static boolean isBase64Url(char character) {
        return character < BASE64_URL.length && BASE64_URL[character];
    }

    /**
     * Reads the serialisation of RFC 9901 without key binding.
     *
     * @throws IllegalArgumentException if the text has not that form
     */
    public static SignedVersion parse(String text) {
        if (!isText(text)) {
            throw new IllegalArgumentException("not a token followed by disclosures");
        }
        List<String> parts = List.of(text.split("~"));
        return new SignedVersion(parts.getFirst(), parts.subList(1, parts.size()));
    }

    /** The serialisation of RFC 9901: every element followed by a tilde. */
    public String text() {
        StringBuilder text = new StringBuilder(jws).append('~');
        disclosures.forEach(disclosure -> text.append(disclosure).append('~'));
        return text.toString();
    }

    /**
     * The version's digest: SHA-256 of the characters before the last dot, which are the signing input. Where the token
     * is unreadable, this still names it in a receipt.
     */
    public Digest digest() {
        int dot = jws.lastIndexOf('.');
        return Digest.sha256(dot < 0 ? jws : jws.substring(0, dot));
    }

    /** Which part of the version this is; see {@link DisclosedSet}. */
    public Digest disclosed() {
        return DisclosedSet.digest(disclosures);
    }

    /** The same version with those of its disclosures only. */
    public SignedVersion withOnly(Collection<String> kept) {
        Set<String> wanted = new HashSet<>(kept);
        return new SignedVersion(
                jws, disclosures.stream().filter(wanted::contains).toList());
    }
}
