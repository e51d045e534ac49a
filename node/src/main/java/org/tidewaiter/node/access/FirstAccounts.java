package org.tidewaiter.node.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tidewaiter.node.access.AccessEvent.Actor;
import org.tidewaiter.node.access.AccessSettings.FirstAccount;
import org.tidewaiter.node.settings.NodeSettings;

/**
 * Makes the accounts of a node that has none: those of {@code tidewaiter.accounts}, or one administrator whose one-time
 * password lies in a file that only the node's own user can read.
 */
@Component
@Order(0)
class FirstAccounts implements ApplicationRunner {
    static final String FILE = "first-administrator.txt";

    private static final Logger log = LoggerFactory.getLogger(FirstAccounts.class);

    private final AccountStore store;
    private final Accounts accounts;
    private final ApiTokens tokens;
    private final Passwords passwords;
    private final PasswordRules rules = new PasswordRules();
    private final Regions regions;
    private final AccessSettings settings;
    private final NodeSettings node;
    private final Path data;
    private final TransactionTemplate transaction;

    FirstAccounts(
            AccountStore store,
            Accounts accounts,
            ApiTokens tokens,
            Passwords passwords,
            Regions regions,
            AccessSettings settings,
            NodeSettings node,
            TransactionTemplate transaction) {
        this.store = store;
        this.accounts = accounts;
        this.tokens = tokens;
        this.passwords = passwords;
        this.regions = regions;
        this.settings = settings;
        this.node = node;
        this.data = node.data();
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (store.isEmpty()) {
            transaction.executeWithoutResult(status -> {
                store.lock();
                if (store.isEmpty()) {
                    begin();
                }
            });
        }
    }

    private void begin() {
        if (settings.accounts().isEmpty()) {
            oneAdministrator();
        } else {
            settings.accounts().forEach(this::create);
            log.info(
                    "Created {} accounts from the configuration",
                    settings.accounts().size());
        }
    }

    private void oneAdministrator() {
        var password = passwords.generate();
        var profile = new Account.Profile(
                "Administrator", Set.of(Role.ADMINISTRATOR), Optional.empty(), Set.of(), Optional.empty(), "en");
        var account = accounts.account("administrator", profile, true, Actor.NODE.name());
        accounts.insert(account, Optional.of(passwords.hash(password)), Actor.NODE);
        write(password);
        log.info("This node has no accounts yet; how to sign in as its administrator is in {}", data.resolve(FILE));
    }

    private void create(FirstAccount wish) {
        var password = Optional.ofNullable(password(wish));
        password.flatMap(given -> rules.check(given, wish.name())).ifPresent(fault -> {
            throw AccessRefusedException.account("the password of " + wish.name() + " is " + fault);
        });
        var account = accounts.account(wish.name(), profile(wish), false, Actor.NODE.name());
        if (!accounts.insert(account, password.map(passwords::hash), Actor.NODE)) {
            throw AccessRefusedException.account(wish.name() + " stands twice");
        }
        if (wish.token() != null) {
            var secret = TokenSecret.parse(wish.token())
                    .orElseThrow(() -> AccessRefusedException.account(
                            "the token of " + wish.name() + " is not tw_ and 43 characters of base64url"));
            tokens.insert(account.id(), "first start", wish.roles(), ApiTokens.LONGEST, secret, Actor.NODE);
        }
    }

    private Account.Profile profile(FirstAccount wish) {
        if (wish.region() != null && !regions.isRegion(wish.region())
                || !wish.countries().stream().allMatch(Regions::isCountry)) {
            throw AccessRefusedException.account(wish.name() + " has an unknown region or country");
        }
        if (wish.member() != null && node.member(wish.member()).isEmpty()) {
            throw AccessRefusedException.account(wish.name() + " belongs to no member of this gateway");
        }
        return new Account.Profile(
                wish.displayName() == null ? wish.name() : wish.displayName(),
                wish.roles(),
                Optional.ofNullable(wish.region()),
                wish.countries(),
                Optional.ofNullable(wish.office()),
                wish.language(),
                Optional.ofNullable(wish.member()));
    }

    private static @Nullable String password(FirstAccount wish) {
        if (wish.passwordFile() == null) {
            return wish.password();
        }
        try (var lines = Files.lines(wish.passwordFile())) {
            return lines.findFirst().orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whole or not at all, and never readable by others, not even for a moment. */
    private void write(String password) {
        try {
            Files.createDirectories(data);
            var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            var file = Files.createTempFile(data, FILE, ".part", owner);
            String text = """
                    Name: administrator
                    Password for the first sign-in: %s
                    Choose another there, then delete this file.
                    """.formatted(password);
            Files.writeString(file, text, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
            Files.move(file, data.resolve(FILE), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
