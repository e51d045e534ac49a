package org.tidewaiter.node.access;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who asks, what they may do and which cases they see: the first parameter of every method that reads or writes
 * reports. Only {@code access} makes one, from an account that is active now, so holding one is proof of it. It is true
 * for one request; keep none.
 */
public final class AccessScope {
    private final UUID accountId;
    private final String accountName;
    private final String displayName;
    private final Set<Role> roles;
    private final Set<Permission> permissions;
    private final Set<String> countries;
    private final Optional<String> office;
    private final boolean ownOnly;
    private final Optional<String> member;

    AccessScope(
            UUID accountId,
            String accountName,
            String displayName,
            Set<Role> roles,
            Set<Permission> permissions,
            Set<String> countries,
            Optional<String> office,
            boolean ownOnly,
            Optional<String> member) {
        this.accountId = accountId;
        this.accountName = accountName;
        this.displayName = displayName;
        this.roles = Set.copyOf(roles);
        this.permissions = Set.copyOf(permissions);
        this.countries = Set.copyOf(countries);
        this.office = office;
        this.ownOnly = ownOnly;
        this.member = member;
    }

    public UUID accountId() {
        return accountId;
    }

    /** The name typed at sign-in; {@code node} for the node's own work. */
    public String accountName() {
        return accountName;
    }

    /** As pages greet the person; personal data, never for a log or the audit trail. */
    public String displayName() {
        return displayName;
    }

    /** Empty for the node's own work. */
    public Set<Role> roles() {
        return roles;
    }

    /** ISO 3166-1 alpha-2 codes of the reporting countries whose cases are seen; empty: all. */
    public Set<String> countries() {
        return countries;
    }

    public boolean seesCountry(String code) {
        return countries.isEmpty() || countries.contains(code);
    }

    /** The office whose cases an officer shares, beside those that they recorded themselves. */
    public Optional<String> office() {
        return office;
    }

    /** Only cases that this account, or its {@link #office()}, recorded are seen. */
    public boolean ownOnly() {
        return ownOnly;
    }

    /**
     * The member of a gateway that the account belongs to: all that it sees, counts and records is that member's. Empty
     * for a gateway's own people and on every other node.
     */
    public Optional<String> member() {
        return member;
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** @throws NotPermittedException answered with 403 */
    public void require(Permission permission) {
        if (!may(permission)) {
            throw new NotPermittedException(permission);
        }
    }

    /** Whether the node itself asks, for work in the background. */
    public boolean isNode() {
        return accountId.equals(NodeScope.NODE);
    }

    @Override
    public String toString() {
        return "AccessScope[" + accountId + ", " + roles + "]";
    }
}
