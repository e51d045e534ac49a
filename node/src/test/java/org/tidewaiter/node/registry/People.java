package org.tidewaiter.node.registry;

import java.util.Optional;
import java.util.Set;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestScopes;
import org.tidewaiter.node.settings.NodePart;

/** Accounts of a national node, and one of a hub. */
public final class People {

    static final AccessScope MARI = officer("mari", "narva");
    static final AccessScope PEETER_OF_HER_OFFICE = officer("peeter", "narva");
    static final AccessScope LIIS_OF_ANOTHER = officer("liis", "tallinn");
    static final AccessScope COORDINATOR =
            TestScopes.of(NodePart.NATIONAL, "kadri", Optional.empty(), Set.of(), Role.COORDINATOR);
    static final AccessScope ANALYST =
            TestScopes.of(NodePart.NATIONAL, "tiit", Optional.empty(), Set.of(), Role.ANALYST);
    static final AccessScope ADMINISTRATOR =
            TestScopes.of(NodePart.NATIONAL, "ain", Optional.empty(), Set.of(), Role.ADMINISTRATOR);
    static final AccessScope HUB_ANALYST = analystFor();

    private People() {}

    private static AccessScope officer(String name, String office) {
        return TestScopes.of(NodePart.NATIONAL, name, Optional.of(office), Set.of(), Role.OFFICER);
    }

    /** An analyst of the hub who sees these countries, or all. */
    static AccessScope analystFor(String... countries) {
        return TestScopes.of(NodePart.HUB, "ana", Optional.empty(), Set.of(countries), Role.ANALYST);
    }
}
