package org.tidewaiter.node.access;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tidewaiter.node.settings.NodePart;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** {@code access/permissions.yaml}: which roles have which permission on which part. Complete, or it does not load. */
final class PermissionMatrix {
    private static final String FILE = "/access/permissions.yaml";

    /** @param says what the permission allows, in words */
    record Grant(Permission permission, String says, Map<NodePart, Set<Role>> roles) {}

    private final Map<Permission, Grant> grants = new EnumMap<>(Permission.class);

    private PermissionMatrix(Map<?, ?> blocks) {
        for (var block : blocks.entrySet()) {
            var permission = Permission.valueOf(String.valueOf(block.getKey()));
            grants.put(permission, grant(permission, (Map<?, ?>) block.getValue()));
        }
        var missing = EnumSet.allOf(Permission.class);
        missing.removeAll(grants.keySet());
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(FILE + " says nothing about " + missing);
        }
    }

    static PermissionMatrix load() {
        try (InputStream file = PermissionMatrix.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is not on the class path");
            }
            return parse(new String(file.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(FILE, e);
        }
    }

    /** @throws IllegalArgumentException for an unknown permission, part or role, a repeated or a missing one */
    static PermissionMatrix parse(String yaml) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Map<?, ?> blocks = new Yaml(new SafeConstructor(options)).load(yaml);
        return new PermissionMatrix(blocks);
    }

    private static Grant grant(Permission permission, Map<?, ?> block) {
        var roles = new EnumMap<NodePart, Set<Role>>(NodePart.class);
        for (var part : NodePart.values()) {
            if (!(block.get(part.name()) instanceof Collection<?> names)) {
                throw new IllegalArgumentException(permission + " says nothing about " + part);
            }
            roles.put(
                    part,
                    names.stream()
                            .map(name -> Role.valueOf(String.valueOf(name)))
                            .collect(Collectors.toSet()));
        }
        if (!(block.get("says") instanceof String says) || block.size() != NodePart.values().length + 1) {
            throw new IllegalArgumentException(permission + " needs 'says' and one line for each part, nothing else");
        }
        return new Grant(permission, says, roles);
    }

    /** What an account with these roles may do at a node of this part. */
    Set<Permission> granted(NodePart part, Set<Role> roles) {
        var granted = EnumSet.noneOf(Permission.class);
        for (var grant : grants.values()) {
            if (grant.roles().getOrDefault(part, Set.of()).stream().anyMatch(roles::contains)) {
                granted.add(grant.permission());
            }
        }
        return granted;
    }

    List<Grant> grants() {
        return List.copyOf(grants.values());
    }
}
