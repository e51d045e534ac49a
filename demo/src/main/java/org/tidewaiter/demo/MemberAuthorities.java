package org.tidewaiter.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.client.ApiClient;
import org.tidewaiter.client.ApiException;
import org.tidewaiter.exchange.mandate.AuthorityKey;
import org.tidewaiter.exchange.mandate.Mandate;
import org.tidewaiter.exchange.mandate.Mandate.What;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The keys of a gateway's members and the mandates that they sign: what their people do once by hand, away from any node. */
final class MemberAuthorities {

    private static final String PATH = "/api/v1/mandates";
    private static final String ACT = "Mandate of the demonstration; no legal act";

    private final Map<String, AuthorityKey> keys = new LinkedHashMap<>();
    private final Map<String, String> nodes = new LinkedHashMap<>();

    /**
     * One more authority.
     *
     * @param folder keeps its key; what is there already is used again
     * @param node its own node; null where it has none
     */
    void add(String originator, @Nullable String node, Path folder) throws IOException {
        Path file = folder.resolve(originator + ".txt");
        if (!Files.exists(file)) {
            Files.createDirectories(folder);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    file, AuthorityKey.generate(originator, new SecureRandom()).text());
        }
        keys.put(originator, AuthorityKey.parse(Files.readString(file)));
        if (node != null) {
            nodes.put(originator, node);
        }
    }

    /** As configurations name them. */
    List<Map<String, Object>> settings() {
        List<Map<String, Object>> all = new ArrayList<>();
        keys.forEach((originator, key) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("originator", originator);
            one.put("key", key.verificationKey().text());
            if (nodes.containsKey(originator)) {
                one.put("node", nodes.get(originator));
            }
            all.add(one);
        });
        return all;
    }

    /** Brings a gateway the mandates that it has not. */
    void mandate(String gateway, ApiClient administrator) throws IOException {
        try {
            JsonNode known = administrator.get(PATH);
            for (AuthorityKey key : keys.values()) {
                if (!isThere(known, key.originator())) {
                    String jws = granting(key, gateway);
                    administrator.post(
                            PATH, JsonNodeFactory.instance.objectNode().put("mandate", jws));
                }
            }
        } catch (ApiException refused) {
            throw new IOException("the gateway did not take a mandate", refused);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static boolean isThere(JsonNode known, String originator) {
        for (JsonNode one : known) {
            if (one.path("originator").stringValue("").equals(originator)) {
                return true;
            }
        }
        return false;
    }

    private static String granting(AuthorityKey key, String gateway) {
        Instant now = Instant.now();
        return new Mandate(key.originator(), gateway, What.GRANTS, ACT, now, null, now)
                .sign(key)
                .jws();
    }
}
