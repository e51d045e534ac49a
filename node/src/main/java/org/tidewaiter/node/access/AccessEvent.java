package org.tidewaiter.node.access;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What happened to sign-ins, accounts and tokens; published inside the transaction that does it, before it commits, so
 * that a listener that fails undoes it. Holds no name that was typed at a refused sign-in.
 */
public sealed interface AccessEvent {
    /** Whose doing it was. */
    Actor by();

    /** The account concerned; none for a sign-in under an unknown name. */
    Optional<UUID> account();

    /** An account at the moment of the event; {@link #NODE} for the node itself. */
    record Actor(UUID id, String name) {
        public static final Actor NODE = new Actor(NodeScope.NODE, "node");

        static Actor of(AccessScope scope) {
            return new Actor(scope.accountId(), scope.accountName());
        }
    }

    /** Why a sign-in was refused; the person is told none of these. */
    enum Refusal {
        UNKNOWN_NAME,
        WRONG_PASSWORD,
        SUSPENDED,
        NO_PASSWORD
    }

    record SignedIn(Actor by) implements AccessEvent {
        @Override
        public Optional<UUID> account() {
            return Optional.of(by.id());
        }
    }

    record SignedOut(Actor by) implements AccessEvent {
        @Override
        public Optional<UUID> account() {
            return Optional.of(by.id());
        }
    }

    record SignInRefused(Actor by, Optional<UUID> account, Refusal reason) implements AccessEvent {}

    record AccountCreated(Actor by, Optional<UUID> account, Set<Role> roles) implements AccessEvent {}

    /** Roles, countries, office, display name or language changed; the roles are the new ones. */
    record AccountChanged(Actor by, Optional<UUID> account, Set<Role> roles) implements AccessEvent {}

    record AccountSuspended(Actor by, Optional<UUID> account) implements AccessEvent {}

    record AccountResumed(Actor by, Optional<UUID> account) implements AccessEvent {}

    /** By the account's own holder, who knew the old one. */
    record PasswordChanged(Actor by, Optional<UUID> account) implements AccessEvent {}

    /** By an administrator; the holder must choose another at the next sign-in. */
    record PasswordReset(Actor by, Optional<UUID> account) implements AccessEvent {}

    record TokenCreated(Actor by, Optional<UUID> account, UUID token, Set<Role> roles) implements AccessEvent {}

    record TokenRevoked(Actor by, Optional<UUID> account, UUID token) implements AccessEvent {}
}
