package org.tidewaiter.node.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.node.access.AccessEvent.Actor;

/** The API tokens of the account that asks. */
@Service
public class ApiTokens {
    /** How long a token may live. */
    public static final Duration LONGEST = Duration.ofDays(366);

    /** Tokens of one account that are not revoked. */
    public static final int MOST = 20;

    /** What became of a wish for a token. */
    public sealed interface Outcome {
        /** @param secret to be shown now; nobody can show it again */
        record Created(ApiToken token, String secret) implements Outcome {}

        /** There are {@link #MOST} already. */
        record TooMany() implements Outcome {}
    }

    private final TokenStore store;
    private final LiveAccounts accounts;
    private final Scopes scopes;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ApiTokens(TokenStore store, LiveAccounts accounts, Scopes scopes, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.scopes = scopes;
        this.events = events;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException for roles that the account has not, no role, or a life beyond the longest */
    @Transactional
    public Outcome create(AccessScope by, String label, Set<Role> roles, Duration life) {
        by.require(Permission.ENTER);
        if (roles.isEmpty() || !by.roles().containsAll(roles)) {
            throw new IllegalArgumentException("a token has one or more of its account's roles");
        }
        if (life.isNegative() || life.isZero() || life.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a token lives at most " + LONGEST);
        }
        if (store.countOfAccount(by.accountId()) >= MOST) {
            return new Outcome.TooMany();
        }
        var secret = TokenSecret.generate(random);
        var token = insert(by.accountId(), label, roles, life, secret, Actor.of(by));
        return new Outcome.Created(token, secret.value());
    }

    @Transactional
    ApiToken insert(UUID account, String label, Set<Role> roles, Duration life, TokenSecret secret, Actor by) {
        var now = clock.instant();
        var token = new ApiToken(
                UUID.randomUUID(), account, label, Set.copyOf(roles), now, now.plus(life), Optional.empty());
        store.insert(token, secret.digest());
        events.publishEvent(new AccessEvent.TokenCreated(by, Optional.of(account), token.id(), token.roles()));
        return token;
    }

    /** @return whether it was there and the caller's own */
    @Transactional
    public boolean revoke(AccessScope by, UUID token) {
        by.require(Permission.ENTER);
        boolean revoked = store.revoke(by.accountId(), token, clock.instant());
        if (revoked) {
            events.publishEvent(new AccessEvent.TokenRevoked(Actor.of(by), Optional.of(by.accountId()), token));
        }
        return revoked;
    }

    /** Newest first, without the revoked. */
    public List<ApiToken> own(AccessScope by) {
        return store.ofAccount(by.accountId(), MOST);
    }

    /** The scope that a bearer of this text has now. */
    Optional<AccessScope> scope(String bearer) {
        var now = clock.instant();
        var token = TokenSecret.parse(bearer).flatMap(secret -> store.usable(secret.digest(), now));
        return token.flatMap(known -> accounts.active(known.account()).map(account -> {
            store.used(known, now);
            return scopes.of(account, known.roles());
        }));
    }
}
