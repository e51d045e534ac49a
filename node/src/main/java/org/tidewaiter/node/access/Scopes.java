package org.tidewaiter.node.access;

import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.settings.NodePart;
import org.tidewaiter.node.settings.NodeSettings;

/** Makes the scope of an account from its profile, the permission matrix and the part that this node plays. */
@Component
class Scopes {
    private final PermissionMatrix matrix;
    private final Regions regions;
    private final NodePart part;

    Scopes(Regions regions, NodeSettings settings) {
        this.matrix = PermissionMatrix.load();
        this.regions = regions;
        this.part = settings.node().part();
    }

    AccessScope of(Account account) {
        return of(account, account.profile().roles());
    }

    /** With those of the roles that the account still has. */
    AccessScope of(Account account, Set<Role> roles) {
        var profile = account.profile();
        var held = new HashSet<>(roles);
        held.retainAll(profile.roles());
        boolean officerOnly = part != NodePart.HUB && held.equals(Set.of(Role.OFFICER));
        return new AccessScope(
                account.id(),
                account.name(),
                profile.displayName(),
                held,
                matrix.granted(part, held),
                regions.seen(profile),
                profile.office(),
                officerOnly);
    }
}
