package org.tidewaiter.node.settings;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.util.Set;

/**
 * A node that this one does not exchange with, and whose reports come through a partner: nobody vouches for its key but the
 * people who compared it.
 *
 * @param name the node's {@code tidewaiter.node.name}
 * @param key its Ed25519 public key, 32 bytes in base64url without padding, compared by people out of band
 * @param originators authorities whose reports it issues
 */
public record IssuerSettings(
        @NotBlank @Pattern(regexp = NodeSettings.NAME) String name,
        @NotBlank @Pattern(regexp = "[A-Za-z0-9_-]{43}") String key,
        @NotEmpty Set<@Pattern(regexp = NodeSettings.ORIGINATOR) String> originators) {}
