package org.tidewaiter.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
 * On a gateway each member, by originator, has tokens of its own beside those of the gateway's own people.
 *
 * <pre>{"nodes": {
 *   "EE": {"url": "…", "part": "NATIONAL", "tokens": {"officer": "tw_…"}},
 *   "EU": {"url": "…", "part": "GATEWAY", "tokens": {"admin": "tw_…"},
 *          "members": {"PL-CUSTOMS": {"tokens": {"officer": "tw_…"}}}}}}</pre>
 */
final class DemoFile {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private DemoFile() {}

    private static Path in(Path folder) {
        return folder.resolve("demo.json");
    }

    /** The accounts with the tokens of an earlier run in this folder, which the nodes already know; with new ones otherwise. */
    static Map<String, List<DemoAccount>> accounts(Path folder, Map<String, List<DemoAccount>> fresh)
            throws IOException {
        Path file = in(folder);
        JsonNode earlier = Files.exists(file) ? JSON.readTree(Files.readAllBytes(file)) : JSON.createObjectNode();
        Map<String, List<DemoAccount>> accounts = new LinkedHashMap<>();
        fresh.forEach((node, all) -> {
            JsonNode known = earlier.path("nodes").path(node);
            accounts.put(
                    node, all.stream().map(account -> known(known, account)).toList());
        });
        return accounts;
    }

    private static DemoAccount known(JsonNode node, DemoAccount fresh) {
        JsonNode whose = fresh.member() == null ? node : node.path("members").path(fresh.member());
        JsonNode token = whose.path("tokens").path(fresh.role());
        return token.isString() ? fresh.withToken(token.stringValue()) : fresh;
    }

    static void write(Path folder, Collection<NodeProcess> nodes, Map<String, List<DemoAccount>> accounts)
            throws IOException {
        ObjectNode document = JSON.createObjectNode();
        ObjectNode all = document.putObject("nodes");
        for (NodeProcess node : nodes) {
            ObjectNode entry = all.putObject(node.name());
            entry.put("url", node.url().toString());
            entry.put("part", node.description().part());
            entry.putObject("tokens");
            for (DemoAccount account : accounts.getOrDefault(node.name(), List.of())) {
                ObjectNode whose = account.member() == null
                        ? entry
                        : entry.withObjectProperty("members").withObjectProperty(account.member());
                whose.withObjectProperty("tokens").put(account.role(), account.token());
            }
        }
        Files.createDirectories(folder);
        Path file = in(folder);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, JSON.writeValueAsBytes(document));
    }
}
