package org.tidewaiter.node.access;

import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.settings.MemberSettings;
import org.tidewaiter.node.settings.NodePart;
import org.tidewaiter.node.settings.NodeSettings;

/** Makes the scope of an account from its profile, the permission matrix and the part that this node plays. */
@Component
class Scopes {
    private final PermissionMatrix matrix;
    private final Regions regions;
    private final NodeSettings settings;
    private final NodePart part;

    Scopes(Regions regions, NodeSettings settings) {
        this.matrix = PermissionMatrix.load();
        this.regions = regions;
        this.settings = settings;
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
                permissions(profile, held),
                countries(profile),
                profile.office(),
                officerOnly,
                profile.member());
    }

    private Set<Permission> permissions(Account.Profile profile, Set<Role> roles) {
        var granted = matrix.granted(part, roles);
        if (part != NodePart.GATEWAY) {
            return granted;
        }
        return profile.member()
                .map(member -> settings.member(member).isPresent()
                        ? GatewayRights.ofMember(granted)
                        : GatewayRights.ofFormerMember(granted))
                .orElseGet(() -> GatewayRights.ofOwnPeople(granted));
    }

    /** Whoever belongs to a member sees its country, whatever else the profile says. */
    private Set<String> countries(Account.Profile profile) {
        return profile.member()
                .map(member -> Set.of(MemberSettings.countryOf(member)))
                .orElseGet(() -> regions.seen(profile));
    }
}
