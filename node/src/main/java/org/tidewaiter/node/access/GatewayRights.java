package org.tidewaiter.node.access;

import java.util.EnumSet;
import java.util.Set;

/**
 * What is left, on a gateway, of the permissions that a role has. A member's people never have what shows or moves all
 * members at once; the gateway's own people never have what makes, changes or opens a member's case.
 */
final class GatewayRights {

    /**
     * Lanes and their figures carry every member's reports; the standing and the registers serve all of them; the cells of
     * overviews are parted by country, and two members may be of one.
     */
    private static final Set<Permission> OF_THE_WHOLE_NODE = EnumSet.of(
            Permission.SEE_NETWORK,
            Permission.SEE_OVERVIEW,
            Permission.ADMINISTER_NETWORK,
            Permission.OVERRIDE_STANDING,
            Permission.CARRY_PARCELS,
            Permission.LOAD_REFERENCES,
            Permission.READ_METRICS);

    private static final Set<Permission> OF_A_MEMBER = EnumSet.of(
            Permission.RECORD,
            Permission.VERIFY,
            Permission.RELEASE,
            Permission.CORRECT,
            Permission.WITHDRAW,
            Permission.HAND_OVER,
            Permission.EMBARGO,
            Permission.ANSWER,
            Permission.IMPORT,
            Permission.READ_NOMINAL);

    private GatewayRights() {}

    static Set<Permission> ofMember(Set<Permission> granted) {
        return without(granted, OF_THE_WHOLE_NODE);
    }

    static Set<Permission> ofOwnPeople(Set<Permission> granted) {
        return without(granted, OF_A_MEMBER);
    }

    /** Of one that reports here no more. */
    static Set<Permission> ofFormerMember(Set<Permission> granted) {
        return granted.contains(Permission.ENTER) ? Set.of(Permission.ENTER) : Set.of();
    }

    private static Set<Permission> without(Set<Permission> granted, Set<Permission> taken) {
        var left = EnumSet.noneOf(Permission.class);
        left.addAll(granted);
        left.removeAll(taken);
        return left;
    }
}
