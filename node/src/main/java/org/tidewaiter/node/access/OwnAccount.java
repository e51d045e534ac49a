package org.tidewaiter.node.access;

import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.tidewaiter.node.access.AccessEvent.Actor;

/** The account of whoever asks. */
@Service
public class OwnAccount {
    /** What became of a wish for another password. */
    public sealed interface PasswordChange {
        /** All sessions of the account have ended. */
        record Changed() implements PasswordChange {}

        /** The old one was not right, or there were too many tries. */
        record OldIsWrong() implements PasswordChange {}

        record Unsuitable(PasswordRules.Fault fault) implements PasswordChange {}
    }

    private final AccountStore store;
    private final Passwords passwords;
    private final PasswordRules rules = new PasswordRules();
    private final SignInAttempts attempts;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    OwnAccount(
            AccountStore store,
            Passwords passwords,
            SignInAttempts attempts,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.store = store;
        this.passwords = passwords;
        this.attempts = attempts;
        this.events = events;
        this.transaction = transaction;
    }

    /** The account as it stands. */
    public Account account(AccessScope by) {
        return store.find(by.accountId()).orElseThrow();
    }

    /** The old password is asked for, and guesses at it count as those at sign-in do. */
    public PasswordChange changePassword(AccessScope by, String old, String fresh) {
        by.require(Permission.ENTER);
        var fault = rules.check(fresh, by.accountName());
        if (fault.isPresent()) {
            return new PasswordChange.Unsuitable(fault.get());
        }
        var known = store.credentials(by.accountId()).flatMap(AccountStore.Credentials::passwordHash);
        if (attempts.begin(by.accountName(), by.accountId().toString()).isPresent() || !passwords.matches(old, known)) {
            return new PasswordChange.OldIsWrong();
        }
        var hash = passwords.hash(fresh);
        transaction.executeWithoutResult(status -> {
            attempts.succeeded(by.accountName(), by.accountId().toString());
            store.setPassword(by.accountId(), hash, false);
            events.publishEvent(new AccessEvent.PasswordChanged(Actor.of(by), Optional.of(by.accountId())));
        });
        return new PasswordChange.Changed();
    }
}
