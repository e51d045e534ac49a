package org.tidewaiter.node.access;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.node.access.AccessEvent.Actor;
import org.tidewaiter.node.settings.NodeSettings;

/** The accounts of a node, for those who keep them. Each change is published as an {@link AccessEvent}. */
@Service
public class Accounts {
    /** What became of an attempt to make an account. */
    public sealed interface Creation {
        /** @param oneTimePassword to be handed over now; its holder must replace it at the first sign-in */
        record Created(Account account, String oneTimePassword) implements Creation {}

        record NameTaken() implements Creation {}
    }

    /** What became of a change to an account. */
    public enum Change {
        DONE,
        /** It would leave the node without an active administrator. */
        LAST_ADMINISTRATOR,
        NO_SUCH_ACCOUNT
    }

    private final AccountStore store;
    private final NodeSettings settings;
    private final Passwords passwords;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Accounts(
            AccountStore store,
            NodeSettings settings,
            Passwords passwords,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.settings = settings;
        this.passwords = passwords;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Makes an account; who belongs to a member of a gateway makes accounts of that member alone.
     *
     * @throws IllegalArgumentException for a name that does not look like one, or a member that there is not
     */
    @Transactional
    public Creation create(AccessScope by, String name, Account.Profile profile) {
        by.require(Permission.ADMINISTER_ACCOUNTS);
        var password = passwords.generate();
        var belonging = by.member().isPresent() ? profile.of(by.member()) : profile;
        var account = account(name, belonging, true, by.accountName());
        if (!insert(account, Optional.of(passwords.hash(password)), Actor.of(by))) {
            return new Creation.NameTaken();
        }
        return new Creation.Created(account, password);
    }

    Account account(String name, Account.Profile profile, boolean mustChange, String createdBy) {
        if (!Account.NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name for an account");
        }
        if (profile.member().map(settings::member).filter(Optional::isEmpty).isPresent()) {
            throw new IllegalArgumentException("not a member of this gateway");
        }
        return new Account(UUID.randomUUID(), name, profile, 1, mustChange, true, clock.instant(), createdBy);
    }

    @Transactional
    boolean insert(Account account, Optional<String> passwordHash, Actor by) {
        boolean inserted = store.insert(account, passwordHash.orElse(null));
        if (inserted) {
            events.publishEvent(new AccessEvent.AccountCreated(
                    by, Optional.of(account.id()), account.profile().roles()));
        }
        return inserted;
    }

    /** Changes all but the member that the account belongs to. */
    @Transactional
    public Change change(AccessScope by, UUID id, Account.Profile profile) {
        by.require(Permission.ADMINISTER_ACCOUNTS);
        boolean administers = profile.roles().contains(Role.ADMINISTRATOR);
        return ifPossible(by, id, administers, known -> {
            store.update(id, profile.of(known.profile().member()));
            events.publishEvent(new AccessEvent.AccountChanged(Actor.of(by), Optional.of(id), profile.roles()));
        });
    }

    /** Ends the account's sessions and tokens within a second. */
    @Transactional
    public Change suspend(AccessScope by, UUID id) {
        by.require(Permission.ADMINISTER_ACCOUNTS);
        return ifPossible(by, id, false, known -> {
            if (store.setActive(id, false)) {
                events.publishEvent(new AccessEvent.AccountSuspended(Actor.of(by), Optional.of(id)));
            }
        });
    }

    @Transactional
    public Change resume(AccessScope by, UUID id) {
        by.require(Permission.ADMINISTER_ACCOUNTS);
        return ifPossible(by, id, true, known -> {
            if (store.setActive(id, true)) {
                events.publishEvent(new AccessEvent.AccountResumed(Actor.of(by), Optional.of(id)));
            }
        });
    }

    /** @return a password for the next sign-in, to be handed over; none if there is no such account */
    @Transactional
    public Optional<String> resetPassword(AccessScope by, UUID id) {
        by.require(Permission.ADMINISTER_ACCOUNTS);
        if (seen(by, id).isEmpty()) {
            return Optional.empty();
        }
        var password = passwords.generate();
        store.setPassword(id, passwords.hash(password), true);
        events.publishEvent(new AccessEvent.PasswordReset(Actor.of(by), Optional.of(id)));
        return Optional.of(password);
    }

    /** In order of name. */
    public List<Account> page(AccessScope by, int offset, int limit) {
        by.require(Permission.ADMINISTER_ACCOUNTS);
        return store.page(by.member(), offset, limit);
    }

    public int count(AccessScope by) {
        by.require(Permission.ADMINISTER_ACCOUNTS);
        return store.count(by.member());
    }

    public Optional<Account> find(AccessScope by, UUID id) {
        by.require(Permission.ADMINISTER_ACCOUNTS);
        return seen(by, id);
    }

    /** The accounts of the member that the asker belongs to; empty for one that belongs to none and sees all. */
    public Optional<Set<UUID>> ofMember(AccessScope by) {
        return by.member().map(member -> Set.copyOf(store.ofMember(member)));
    }

    private Optional<Account> seen(AccessScope by, UUID id) {
        return store.find(id)
                .filter(account -> by.member().isEmpty()
                        || by.member().equals(account.profile().member()));
    }

    /** One change at a time, so that two administrators cannot each take the other for the one who stays. */
    private Change ifPossible(AccessScope by, UUID id, boolean staysAdministrator, Consumer<Account> change) {
        store.lock();
        var account = seen(by, id);
        if (account.isEmpty()) {
            return Change.NO_SUCH_ACCOUNT;
        }
        var profile = account.get().profile();
        boolean was = account.get().active()
                && profile.member().isEmpty()
                && profile.roles().contains(Role.ADMINISTRATOR);
        if (was && !staysAdministrator && store.activeOthers(Role.ADMINISTRATOR, id) == 0) {
            return Change.LAST_ADMINISTRATOR;
        }
        change.accept(account.get());
        return Change.DONE;
    }
}
