package org.tidewaiter.node.registry;

/**
 * Keyed pseudonym of a national case reference. Never shown, exported or logged.
 *
 * @param keyId names the key, which follows the year of the event
 * @param value HMAC-SHA-256, base64url
 */
public record CasePseudonym(String keyId, String value) {

    @Override
    public String toString() {
        return "CasePseudonym[keyId=" + keyId + "]";
    }
}
