package org.tidewaiter.node.access;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.boot.test.context.TestComponent;

/** Makes accounts for tests straight away, without the pages. Import it into the test. */
@TestComponent
public class TestAccounts {
    public static final String PASSWORD = "lantern above the pier";

    /** Settings of a node that has an account from the start. One without makes up an administrator's password and hashes it. */
    public static final List<String> NOBODY =
            List.of("tidewaiter.accounts[0].name=nobody", "tidewaiter.accounts[0].roles=OFFICER");

    /** One for all nodes of a test run: a hash takes a tenth of a second, and more before it is compiled. */
    private static final Supplier<String> HASH = new Once<>(() -> new Passwords().hash(PASSWORD));

    private final Accounts accounts;
    private final ApiTokens tokens;

    TestAccounts(Accounts accounts, ApiTokens tokens) {
        this.accounts = accounts;
        this.tokens = tokens;
    }

    /** An account that signs in with {@link #PASSWORD} and sees all countries. */
    public Account create(String name, Role... roles) {
        return create(name, "en", roles);
    }

    public Account create(String name, String language, Role... roles) {
        return create(name, language, Optional.empty(), roles);
    }

    /** An account of a gateway's member. */
    public Account create(String name, String language, Optional<String> member, Role... roles) {
        var profile = new Account.Profile(
                "Person " + name, Set.of(roles), Optional.empty(), Set.of(), Optional.of("narva"), language, member);
        var account = accounts.account(name, profile, false, "test");
        if (!accounts.insert(account, Optional.of(HASH.get()), AccessEvent.Actor.NODE)) {
            throw new IllegalArgumentException("there is an account of that name");
        }
        return account;
    }

    /** An account that sees one region. */
    public Account regional(String name, String region, Role... roles) {
        var profile = new Account.Profile(
                "Person " + name, Set.of(roles), Optional.of(region), Set.of(), Optional.empty(), "en");
        var account = accounts.account(name, profile, false, "test");
        if (!accounts.insert(account, Optional.of(HASH.get()), AccessEvent.Actor.NODE)) {
            throw new IllegalArgumentException("there is an account of that name");
        }
        return account;
    }

    /** A token with all roles of the account. */
    public String token(Account account) {
        return token(account.id(), account.profile().roles(), Duration.ofDays(1));
    }

    public String token(UUID account, Set<Role> roles, Duration life) {
        var secret = TokenSecret.generate(new SecureRandom());
        tokens.insert(account, "test", roles, life, secret, AccessEvent.Actor.NODE);
        return secret.value();
    }
}
