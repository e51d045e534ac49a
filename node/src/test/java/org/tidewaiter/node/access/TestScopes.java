package org.tidewaiter.node.access;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tidewaiter.node.settings.NodePart;

/** Scopes for the tests of other modules, with the permissions that the matrix gives. */
public final class TestScopes {
    private static final PermissionMatrix MATRIX = PermissionMatrix.load();

    private TestScopes() {}

    /** Sees the cases of all countries; an officer of a national node those of the office "narva". */
    public static AccessScope of(NodePart part, Role... roles) {
        return of(part, Set.of(), roles);
    }

    /** @param countries seen; empty: all */
    public static AccessScope of(NodePart part, Set<String> countries, Role... roles) {
        boolean officerOnly = isOfficerOnly(part, Set.of(roles));
        return of(part, "tester", officerOnly ? Optional.of("narva") : Optional.empty(), countries, roles);
    }

    /** @param countries seen; empty: all */
    public static AccessScope of(
            NodePart part, String account, Optional<String> office, Set<String> countries, Role... roles) {
        var held = Set.of(roles);
        return new AccessScope(
                UUID.randomUUID(),
                account,
                account,
                held,
                MATRIX.granted(part, held),
                countries,
                office,
                isOfficerOnly(part, held),
                Optional.empty());
    }

    private static boolean isOfficerOnly(NodePart part, Set<Role> held) {
        return part != NodePart.HUB && held.equals(Set.of(Role.OFFICER));
    }
}
