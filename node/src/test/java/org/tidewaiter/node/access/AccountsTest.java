package org.tidewaiter.node.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.tidewaiter.node.HubNodeTest;
import org.tidewaiter.node.access.Accounts.Change;
import org.tidewaiter.node.settings.NodePart;

@HubNodeTest
@Import(TestAccounts.class)
class AccountsTest {
    @Autowired
    Accounts accounts;

    @Autowired
    ApiTokens tokens;

    @Autowired
    AccountStore store;

    @Autowired
    SignInAttempts attempts;

    @Autowired
    TestAccounts people;

    @Autowired
    DSLContext sql;

    private final AccessScope keeper = TestScopes.of(NodePart.HUB, Role.ADMINISTRATOR);
    private final String name = "hub-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void theLastAdministratorStays() {
        var last = onlyAdministrator();

        assertThat(accounts.suspend(keeper, last.id())).isEqualTo(Change.LAST_ADMINISTRATOR);
        assertThat(accounts.change(keeper, last.id(), profile(Role.ANALYST))).isEqualTo(Change.LAST_ADMINISTRATOR);
        assertThat(store.find(last.id()).orElseThrow().active()).isTrue();

        people.create(name, Role.ADMINISTRATOR);
        assertThat(accounts.suspend(keeper, last.id())).isEqualTo(Change.DONE);
    }

    @Test
    void twoAdministratorsCannotSuspendEachOtherAtOnce() {
        var one = onlyAdministrator();
        var other = people.create(name, Role.ADMINISTRATOR);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var first = threads.submit(() -> accounts.suspend(keeper, one.id()));
            var second = threads.submit(() -> accounts.suspend(keeper, other.id()));

            assertThat(java.util.List.of(first, second))
                    .extracting(each -> each.get())
                    .containsExactlyInAnyOrder(Change.DONE, Change.LAST_ADMINISTRATOR);
        }
    }

    @Test
    void onlyThoseWhoKeepAccountsMayChangeThem() {
        var analyst = TestScopes.of(NodePart.HUB, Role.ANALYST);
        var account = people.create(name, Role.ANALYST);

        assertThatThrownBy(() -> accounts.suspend(analyst, account.id())).isInstanceOf(NotPermittedException.class);
        assertThatThrownBy(() -> accounts.create(analyst, name + "-x", profile(Role.ANALYST)))
                .isInstanceOf(NotPermittedException.class);
        assertThatThrownBy(() -> accounts.resetPassword(analyst, account.id()))
                .isInstanceOf(NotPermittedException.class);
        assertThatThrownBy(() -> accounts.page(analyst, 0, 10)).isInstanceOf(NotPermittedException.class);
    }

    @Test
    void nothingChangesWhereThereIsNoAccount() {
        assertThat(accounts.suspend(keeper, UUID.randomUUID())).isEqualTo(Change.NO_SUCH_ACCOUNT);
        assertThat(accounts.resetPassword(keeper, UUID.randomUUID())).isEmpty();
    }

    @Test
    void neitherPasswordsNorTokensAreKeptAsTheyAre() {
        var made = (Accounts.Creation.Created) accounts.create(keeper, name, profile(Role.ANALYST));
        var token = people.token(made.account());

        var kept = sql.fetch("select * from access.account").format(10_000)
                + sql.fetch("select * from access.api_token").format(10_000);

        assertThat(kept).contains("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(kept).doesNotContain(made.oneTimePassword()).doesNotContain(token);
    }

    @Test
    void anAccountHasAtMostTwentyTokens() {
        var scope = TestScopes.of(NodePart.HUB, Role.ANALYST);
        var account = people.create(name, Role.ANALYST);
        for (int i = 0; i < ApiTokens.MOST; i++) {
            people.token(account);
        }
        var own = new AccessScope(
                account.id(),
                name,
                name,
                scope.roles(),
                Set.of(Permission.ENTER),
                Set.of(),
                Optional.empty(),
                false,
                Optional.empty());

        assertThat(tokens.create(own, "one more", Set.of(Role.ANALYST), Duration.ofDays(1)))
                .isInstanceOf(ApiTokens.Outcome.TooMany.class);
        assertThatThrownBy(() -> tokens.create(own, "more", Set.of(Role.ADMINISTRATOR), Duration.ofDays(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tokens.create(own, "longer", Set.of(Role.ANALYST), Duration.ofDays(367)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nobodyRevokesTheTokenOfAnother() {
        var account = people.create(name, Role.ANALYST);
        var secret = people.token(account);
        var token = tokens.own(scopeOf(account)).getFirst();

        assertThat(tokens.revoke(keeper, token.id())).isFalse();
        assertThat(tokens.scope(secret)).isPresent();
        assertThat(tokens.revoke(scopeOf(account), token.id())).isTrue();
        assertThat(tokens.scope(secret)).isEmpty();
    }

    @Test
    void manyGuessesAtOnceAreNoWayRoundThePause() {
        try (var threads = Executors.newFixedThreadPool(16)) {
            var let = IntStream.range(0, 200)
                    .mapToObj(i -> threads.submit(() -> attempts.begin(name, "192.0.2." + i % 100)))
                    .toList()
                    .stream()
                    .filter(each -> {
                        assertThat(each).succeedsWithin(Duration.ofSeconds(30));
                        return each.resultNow().isEmpty();
                    })
                    .count();

            // Five at once, and one more for each pause of 1, 2, 4 ... seconds that the crowd itself lasts.
            assertThat(let).isBetween(5L, 9L);
        }
    }

    @Test
    void oneNetworkThatGuessesAtManyNamesIsSlowedDownToo() {
        for (int i = 0; i <= SignInPace.FOR_ADDRESS.free(); i++) {
            assertThat(attempts.begin(name + i, "198.51.100.7"))
                    .as("attempt " + i)
                    .isEmpty();
        }

        assertThat(attempts.begin(name, "198.51.100.7")).isPresent();
        assertThat(attempts.begin(name, "198.51.100.8")).isEmpty();
    }

    private Account onlyAdministrator() {
        var mine = people.create(name + "-only", Role.ADMINISTRATOR);
        for (var account : store.page(Optional.empty(), 0, 500)) {
            if (!account.id().equals(mine.id()) && account.profile().roles().contains(Role.ADMINISTRATOR)) {
                store.setActive(account.id(), false);
            }
        }
        return mine;
    }

    private static Account.Profile profile(Role role) {
        return new Account.Profile("Someone", Set.of(role), Optional.empty(), Set.of(), Optional.empty(), "en");
    }

    private static AccessScope scopeOf(Account account) {
        return new AccessScope(
                account.id(),
                account.name(),
                account.name(),
                account.profile().roles(),
                Set.of(Permission.ENTER),
                Set.of(),
                Optional.empty(),
                false,
                Optional.empty());
    }
}
