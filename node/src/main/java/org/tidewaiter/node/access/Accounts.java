package org.tidewaiter.node.access;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.node.access.AccessEvent.Actor;

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
    private final Passwords passwords;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Accounts(AccountStore store, Passwords passwords, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.passwords = passwords;
        this.events = events;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException for a name that does not look like one */
    @Transactional
    public Creation create(AccessScope by, String name, Account.Profile profile) {
        by.require(Permission.ADMINISTER_ACCOUNTS);
        var password = passwords.generate();
        var account = account(name, profile, true, by.accountName());
        if (!insert(account, Optional.of(passwords.hash(password)), Actor.of(by))) {
            return new Creation.NameTaken();
        }
        return new Creation.Created(account, password);
    }

    Account account(String name, Account.Profile profile, boolean mustChange, String createdBy) {
        if (!Account.NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name for an account");
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

    @Transactional
    public Change change(AccessScope by, UUID id, Account.Profile profile) {
        by.require(Permission.ADMINISTER_ACCOUNTS);
        boolean administers = profile.roles().contains(Role.ADMINISTRATOR);
        return ifPossible(id, administers, () -> {
            store.update(id, profile);
            events.publishEvent(new AccessEvent.AccountChanged(Actor.of(by), Optional.of(id), profile.roles()));
        });
    }

    /** Ends the account's sessions and tokens within a second. */
    @Transactional
    public Change suspend(AccessScope by, UUID id) {
        by.require(Permission.ADMINISTER_ACCOUNTS);
        return ifPossible(id, false, () -> {
            if (store.setActive(id, false)) {
                events.publishEvent(new AccessEvent.AccountSuspended(Actor.of(by), Optional.of(id)));
            }
        });
    }

    @Transactional
    public Change resume(AccessScope by, UUID id) {
        by.require(Permission.ADMINISTER_ACCOUNTS);
        return ifPossible(id, true, () -> {
            if (store.setActive(id, true)) {
                events.publishEvent(new AccessEvent.AccountResumed(Actor.of(by), Optional.of(id)));
            }
        });
    }

    /** @return a password for the next sign-in, to be handed over; none if there is no such account */
    @Transactional
    public Optional<String> resetPassword(AccessScope by, UUID id) {
        by.require(Permission.ADMINISTER_ACCOUNTS);
        if (store.find(id).isEmpty()) {
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
        return store.page(offset, limit);
    }

    public int count(AccessScope by) {
        by.require(Permission.ADMINISTER_ACCOUNTS);
        return store.count();
    }

    public Optional<Account> find(AccessScope by, UUID id) {
        by.require(Permission.ADMINISTER_ACCOUNTS);
        return store.find(id);
    }

    /** One change at a time, so that two administrators cannot each take the other for the one who stays. */
    private Change ifPossible(UUID id, boolean staysAdministrator, Runnable change) {
        store.lock();
        var account = store.find(id);
        if (account.isEmpty()) {
            return Change.NO_SUCH_ACCOUNT;
        }
        boolean was = account.get().active() && account.get().profile().roles().contains(Role.ADMINISTRATOR);
        if (was && !staysAdministrator && store.activeOthers(Role.ADMINISTRATOR, id) == 0) {
            return Change.LAST_ADMINISTRATOR;
        }
        change.run();
        return Change.DONE;
    }
}
