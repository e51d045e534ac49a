package org.tidewaiter.report.disclosure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The profiles that come with this program, and their digests. */
final class ProfileFiles {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final Map<String, DisclosureProfile> READ = new ConcurrentHashMap<>();

    private ProfileFiles() {}

    static DisclosureProfile named(String name) {
        return READ.computeIfAbsent(name, ProfileFiles::read);
    }

    private static DisclosureProfile read(String name) {
        if (!name.matches("[a-z][a-z-]{0,62}")) {
            throw new IllegalArgumentException("not the name of a disclosure profile");
        }
        try (InputStream in = ProfileFiles.class.getResourceAsStream("profiles/" + name + ".yaml")) {
            if (in == null) {
                throw new IllegalArgumentException("no disclosure profile " + name);
            }
            return YAML.readValue(in, DisclosureProfile.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The canonical form is compact JSON with names, parts and fields in the order of their characters. */
    static String digest(DisclosureProfile profile) {
        ObjectNode parts = JsonNodeFactory.instance.objectNode();
        profile.parts().forEach((part, fields) -> {
            ArrayNode names = parts.putArray(part);
            fields.forEach(names::add);
        });
        ObjectNode canonical = JsonNodeFactory.instance.objectNode();
        canonical.put("name", profile.name());
        canonical.put("offenderProfiles", profile.offenderProfiles().name());
        canonical.set("parts", parts);
        canonical.put("version", profile.version());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(canonical.toString().getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
