package org.tidewaiter.node.access;

import java.util.Set;
import java.util.stream.Collectors;
import org.tidewaiter.node.settings.NodePart;

/** {@code docs/permissions.md}: the permission matrix as a table. */
final class PermissionTable {
    private PermissionTable() {}

    static String of(PermissionMatrix matrix) {
        var table = new StringBuilder("""
                # Who may do what

                This table is made from `node/src/main/resources/access/permissions.yaml`; a test fails when the two differ.
                An account has what any of its roles has. What is not in the table is forbidden. Beside it, an account sees
                only the countries it is given, and an officer of a national node only cases of the own office.

                | permission | allows to | national | gateway | hub |
                | --- | --- | --- | --- | --- |
                """);
        for (var grant : matrix.grants()) {
            table.append("| ").append(grant.permission()).append(" | ").append(grant.says());
            for (var part : NodePart.values()) {
                table.append(" | ").append(words(grant.roles().getOrDefault(part, Set.of())));
            }
            table.append(" |\n");
        }
        return table.toString();
    }

    private static String words(Set<Role> roles) {
        return roles.isEmpty()
                ? "–"
                : roles.stream()
                        .sorted()
                        .map(role -> role.name().toLowerCase(java.util.Locale.ROOT))
                        .collect(Collectors.joining(", "));
    }
}
