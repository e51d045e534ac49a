package org.tidewaiter.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tidewaiter.demo.network.NodeProcess;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code demo.json}: each node's address and one API token for each role, so that a script can use the running network.
 *
 * <pre>{"nodes": {"EE": {"url": "…", "part": "NATIONAL", "tokens": {"officer": "tw_…"}}}}</pre>
 */
final class DemoFile {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private DemoFile() {}

    private static Path in(Path folder) {
        return folder.resolve("demo.json");
    }

    /** The accounts of an earlier run in this folder, for whose tokens the nodes already know; new ones otherwise. */
    static Map<String, List<DemoAccount>> accounts(Path folder, List<String> nodes, SecureRandom random)
            throws IOException {
        Path file = in(folder);
        JsonNode earlier = Files.exists(file) ? JSON.readTree(Files.readAllBytes(file)) : JSON.createObjectNode();
        Map<String, List<DemoAccount>> accounts = new LinkedHashMap<>();
        for (String node : nodes) {
            JsonNode tokens = earlier.path("nodes").path(node).path("tokens");
            accounts.put(
                    node,
                    DemoAccount.all(random).stream()
                            .map(fresh -> tokens.has(fresh.role())
                                    ? new DemoAccount(
                                            fresh.name(),
                                            fresh.role(),
                                            tokens.path(fresh.role()).stringValue())
                                    : fresh)
                            .toList());
        }
        return accounts;
    }

    static void write(Path folder, Collection<NodeProcess> nodes, Map<String, List<DemoAccount>> accounts)
            throws IOException {
        ObjectNode document = JSON.createObjectNode();
        ObjectNode all = document.putObject("nodes");
        for (NodeProcess node : nodes) {
            ObjectNode entry = all.putObject(node.name());
            entry.put("url", node.url().toString());
            entry.put("part", node.description().part());
            ObjectNode tokens = entry.putObject("tokens");
            accounts.getOrDefault(node.name(), List.of())
                    .forEach(account -> tokens.put(account.role(), account.token()));
        }
        Files.createDirectories(folder);
        Path file = in(folder);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, JSON.writeValueAsBytes(document));
    }
}
