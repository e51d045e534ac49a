package org.tidewaiter.node.settings;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An authority whose key people here have compared with it: of its reports only those are taken that its own node issues, or a node
 * under a mandate that this key has signed.
 *
 * @param originator the authority, as ISO 3166 alpha-2 country and agency, such as {@code PL-CUSTOMS}
 * @param key the authority's Ed25519 public key, 32 bytes in base64url without padding, compared by people out of band
 * @param node {@code tidewaiter.node.name} of the authority's own node; null where it has none
 */
public record AuthoritySettings(
        @NotBlank @Pattern(regexp = NodeSettings.ORIGINATOR) String originator,
        @NotBlank @Pattern(regexp = "[A-Za-z0-9_-]{43}") String key,
        @Nullable @Pattern(regexp = NodeSettings.NAME) String node) {}
