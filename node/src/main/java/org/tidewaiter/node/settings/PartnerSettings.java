package org.tidewaiter.node.settings;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.util.Set;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A node that this one exchanges with.
 *
 * @param name the partner's {@code tidewaiter.node.name}
 * @param title the partner as people read it
 * @param url base address of the partner's exchange, such as {@code https://hub.example.org:9443}
 * @param key the partner's Ed25519 public key, 32 bytes in base64url without padding, compared by people out of band
 * @param originators authorities whose reports the partner issues; empty for one that only receives, or passes on
 */
public record PartnerSettings(
        @NotBlank @Pattern(regexp = NodeSettings.NAME) String name,
        @NotNull @Valid Title title,
        @NotNull URI url,
        @NotBlank @Pattern(regexp = "[A-Za-z0-9_-]{43}") String key,
        @DefaultValue Set<@Pattern(regexp = NodeSettings.ORIGINATOR) String> originators) {}
