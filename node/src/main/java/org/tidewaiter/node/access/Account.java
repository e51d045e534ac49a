package org.tidewaiter.node.access;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Someone who may sign in.
 *
 * @param name what is typed at sign-in, lower case
 * @param credentials rises with each change of password; sessions of an older one end
 * @param mustChange the password was set by somebody else and must be replaced before anything else
 * @param createdBy an account's name, or {@code node}
 */
public record Account(
        UUID id,
        String name,
        Profile profile,
        int credentials,
        boolean mustChange,
        boolean active,
        Instant createdAt,
        String createdBy) {
    /** What a name looks like. */
    public static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,62}[a-z0-9]");

    /**
     * What an administrator decides about an account.
     *
     * @param region code of a WCO region whose countries are seen
     * @param countries ISO 3166-1 alpha-2 codes seen beside the region's; with neither, all are seen
     * @param office whose cases an officer shares
     * @param language of pages, {@code en} or {@code fr}
     * @param member on a gateway the originator of the member that the account belongs to; never changed
     */
    public record Profile(
            String displayName,
            Set<Role> roles,
            Optional<String> region,
            Set<String> countries,
            Optional<String> office,
            String language,
            Optional<String> member) {
        public Profile {
            roles = Set.copyOf(roles);
            countries = Set.copyOf(countries);
            if (roles.isEmpty()) {
                throw new IllegalArgumentException("an account needs a role");
            }
        }

        /** Of an account that belongs to no member. */
        public Profile(
                String displayName,
                Set<Role> roles,
                Optional<String> region,
                Set<String> countries,
                Optional<String> office,
                String language) {
            this(displayName, roles, region, countries, office, language, Optional.empty());
        }

        /** The same for an account of that member. */
        public Profile of(Optional<String> belonging) {
            return new Profile(displayName, roles, region, countries, office, language, belonging);
        }
    }
}
