package org.tidewaiter.node.access;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tidewaiter.node.access.AccessEvent.Actor;
import org.tidewaiter.node.access.AccessEvent.Refusal;

/** Checks a name and password. Unknown, suspended and wrong take the same time and give the same answer. */
@Component
class PasswordSignIn implements AuthenticationProvider {
    private final AccountStore accounts;
    private final Passwords passwords;
    private final SignInAttempts attempts;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PasswordSignIn(
            AccountStore accounts,
            Passwords passwords,
            SignInAttempts attempts,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.attempts = attempts;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    @Override
    public Authentication authenticate(Authentication request) {
        var name = request.getName().strip().toLowerCase(Locale.ROOT);
        var address = address(request);
        attempts.begin(name, address).ifPresent(wait -> {
            throw new SignInClosedException(wait);
        });
        var found = accounts.credentials(name);
        boolean matches = passwords.matches(
                String.valueOf(request.getCredentials()), found.flatMap(AccountStore.Credentials::passwordHash));
        var account = found.map(AccountStore.Credentials::account).filter(Account::active);
        if (!matches || account.isEmpty()) {
            transaction.executeWithoutResult(status -> events.publishEvent(refusal(found)));
            throw new BadCredentialsException("name or password is not right");
        }
        return signedIn(account.get(), address);
    }

    private Authentication signedIn(Account account, String address) {
        transaction.executeWithoutResult(status -> {
            attempts.succeeded(account.name(), address);
            events.publishEvent(new AccessEvent.SignedIn(new Actor(account.id(), account.name())));
        });
        var identity = new SessionIdentity(account.id(), account.name(), account.credentials(), clock.instant());
        return UsernamePasswordAuthenticationToken.authenticated(identity, null, List.of());
    }

    private static AccessEvent refusal(Optional<AccountStore.Credentials> found) {
        return found.map(credentials -> {
                    var account = credentials.account();
                    var reason = credentials.passwordHash().isEmpty()
                            ? Refusal.NO_PASSWORD
                            : account.active() ? Refusal.WRONG_PASSWORD : Refusal.SUSPENDED;
                    return new AccessEvent.SignInRefused(Actor.NODE, Optional.of(account.id()), reason);
                })
                .orElseGet(() -> new AccessEvent.SignInRefused(Actor.NODE, Optional.empty(), Refusal.UNKNOWN_NAME));
    }

    private static String address(Authentication request) {
        @Nullable Object details = request.getDetails();
        return details instanceof WebAuthenticationDetails web && web.getRemoteAddress() != null
                ? web.getRemoteAddress()
                : "unknown";
    }
}
