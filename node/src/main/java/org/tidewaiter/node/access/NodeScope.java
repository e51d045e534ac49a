package org.tidewaiter.node.access;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The node asking for itself: work in the background that no person asked for. Never hand it to a request. */
@Component
public final class NodeScope {
    static final UUID NODE = new UUID(0, 0);

    private final AccessScope scope = of(Optional.empty());

    /** Sees all cases and may do all that the node does. */
    public AccessScope scope() {
        return scope;
    }

    /** The same confined to what is one member's, for work that one of its people began. */
    public AccessScope onBehalfOf(Optional<String> member) {
        return member.isEmpty() ? scope : of(member);
    }

    private static AccessScope of(Optional<String> member) {
        return new AccessScope(
                NODE,
                "node",
                "node",
                Set.of(),
                EnumSet.allOf(Permission.class),
                Set.of(),
                Optional.empty(),
                false,
                member);
    }
}
