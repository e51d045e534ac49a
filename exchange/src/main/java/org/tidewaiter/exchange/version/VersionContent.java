package org.tidewaiter.exchange.version;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * What a version says, read out of its signed form.
 *
 * @param claims the clear claims
 * @param digest the version's digest
 * @param disclosed which part of the version this is; see {@link DisclosedSet}
 * @param disclosures the parts that travelled
 * @param source the bytes all this was read from, to be stored and passed on as they are
 */
public record VersionContent(
        VersionClaims claims, Digest digest, Digest disclosed, List<Disclosure> disclosures, SignedVersion source) {

    public VersionContent {
        Objects.requireNonNull(claims, "claims");
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(disclosed, "disclosed");
        Objects.requireNonNull(source, "source");
        disclosures = List.copyOf(disclosures);
    }

    /** The disclosed values by their part's name. */
    public Map<String, JsonNode> parts() {
        Map<String, JsonNode> parts = new LinkedHashMap<>();
        disclosures.forEach(disclosure -> parts.put(disclosure.name(), disclosure.value()));
        return parts;
    }
}
