package org.tidewaiter.node.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.tidewaiter.node.access.Browser.location;
import static org.tidewaiter.node.access.TestAccounts.PASSWORD;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.tidewaiter.node.NationalNodeTest;
import org.tidewaiter.node.settings.NodeSettings;

@NationalNodeTest
@Import(TestAccounts.class)
class SignInTest {
    private static final Duration LONG = Duration.ofHours(1);

    @LocalServerPort
    int port;

    @Autowired
    TestAccounts people;

    @Autowired
    AccountStore store;

    @Autowired
    AttemptStore attempts;

    @Autowired
    NodeSettings settings;

    private Browser browser;
    private String name;

    @BeforeEach
    void open() {
        browser = new Browser(port);
        name = "person-" + UUID.randomUUID().toString().substring(0, 8);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void aPersonSignsInAndOut() {
        people.create(name, Role.OFFICER);

        assertThat(browser.signIn(name, PASSWORD)).isEqualTo("/");
        assertThat(browser.get("/settings/account").statusCode()).isEqualTo(200);

        assertThat(location(browser.post("/sign-out"))).isEqualTo("/sign-in?signed-out");
        assertThat(location(browser.get("/settings/account"))).isEqualTo("/sign-in");
    }

    @Test
    void theNameIsTypedInAnyCaseAndWithBlanks() {
        people.create(name, Role.OFFICER);

        assertThat(browser.signIn(" " + name.toUpperCase(java.util.Locale.ROOT) + " ", PASSWORD))
                .isEqualTo("/");
    }

    @Test
    void aWrongPasswordAnUnknownNameAndASuspendedAccountGetTheSameAnswer() {
        people.create(name, Role.OFFICER);
        var suspended = people.create(name + "-s", Role.OFFICER);
        store.setActive(suspended.id(), false);

        assertThat(browser.signIn(name, PASSWORD + "?")).isEqualTo("/sign-in?refused");
        assertThat(browser.signIn(name + "-unknown", PASSWORD)).isEqualTo("/sign-in?refused");
        assertThat(browser.signIn(suspended.name(), PASSWORD)).isEqualTo("/sign-in?refused");
        assertThat(location(browser.get("/settings/account"))).isEqualTo("/sign-in");
    }

    @Test
    void theSessionOfTheSignInPageIsNotTheSessionOfThePerson() {
        people.create(name, Role.OFFICER);
        browser.get("/sign-in");
        var before = browser.sessionCookie().orElseThrow().getValue();

        browser.signIn(name, PASSWORD);

        assertThat(browser.sessionCookie().orElseThrow().getValue()).isNotEqualTo(before);
    }

    /** A browser sends the cookies of all ports of a machine to each: the name of the node is in the cookie's. */
    @Test
    void theSessionCookieIsNamedAfterTheNode() {
        browser.get("/sign-in");

        assertThat(browser.sessionCookie().orElseThrow().getName())
                .isEqualTo("tidewaiter-" + settings.node().name());
    }

    @Test
    void scriptsAndOtherSitesCannotUseTheSessionCookie() {
        var set = browser.get("/sign-in").headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("tidewaiter-"))
                .toList();

        assertThat(set)
                .singleElement()
                .satisfies(cookie -> assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax"));
    }

    @Test
    void comesBackToThePageThatWasAskedFor() {
        people.create(name, Role.ADMINISTRATOR);
        browser.get("/settings/audit?action=account.created");

        assertThat(browser.signIn(name, PASSWORD)).isEqualTo("/settings/audit?action=account.created");
    }

    @Test
    void doesNotComeBackToAFragmentOrAFile() {
        people.create(name, Role.ADMINISTRATOR);
        var fragment = browser.get("/settings/people", "HX-Request", "true");

        assertThat(fragment.statusCode()).isEqualTo(401);
        assertThat(fragment.headers().firstValue("HX-Redirect")).contains("/sign-in");
        assertThat(browser.signIn(name, PASSWORD)).isEqualTo("/");
    }

    @Test
    void refusesAFormThatDoesNotCarryTheSessionsToken() {
        people.create(name, Role.OFFICER);
        browser.signIn(name, PASSWORD);
        browser.get("/settings/account");
        try (var other = new Browser(port)) {
            assertThat(other.post("/settings/account/tokens", "label", "x").statusCode())
                    .isEqualTo(403);
        }
        assertThat(browser.post("/settings/account/tokens", "label", "").statusCode())
                .isEqualTo(422);
    }

    @Test
    void aSignInFormThatWasOpenTooLongIsOfferedAnew() {
        assertThat(location(browser.post("/sign-in", "name", name, "password", PASSWORD)))
                .isEqualTo("/sign-in?expired");
    }

    @Test
    void guessingAtAnAccountIsSlowedDownAlsoForNamesThatDoNotExist() {
        people.create(name, Role.OFFICER);
        for (var tried : new String[] {name, name + "-unknown"}) {
            for (int i = 0; i < 5; i++) {
                assertThat(browser.signIn(tried, "a wrong password")).isEqualTo("/sign-in?refused");
            }
            movePause(tried, LONG);
            assertThat(browser.signIn(tried, PASSWORD)).startsWith("/sign-in?wait=");
        }
        movePause(name, LONG.negated());
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> browser.signIn(name, PASSWORD).equals("/"));
    }

    /** The end of the pause that was set, so that no machine is too slow to come before it. */
    private void movePause(String tried, Duration by) {
        byte[] subject = TokenSecret.sha256("name " + tried);
        AttemptStore.State state = attempts.lock(subject, Instant.now());
        assertThat(state.closedUntil()).isAfter(state.lastAttempt());
        attempts.write(
                subject,
                new AttemptStore.State(
                        state.attempts(),
                        state.lastAttempt(),
                        state.closedUntil().plus(by)));
    }

    /** What is asked a second after the change or later is answered anew, however long this machine takes over it. */
    private static void awaitWithinASecond(BooleanSupplier changed) {
        Instant from = Instant.now().plus(LiveAccounts.OLDEST);
        await().pollInterval(Duration.ofMillis(50)).until(() -> {
            boolean late = Instant.now().isAfter(from);
            boolean seen = changed.getAsBoolean();
            assertThat(seen || !late).isTrue();
            return seen;
        });
    }

    @Test
    void aSuccessClearsTheMistakesBeforeIt() {
        people.create(name, Role.OFFICER);
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 4; i++) {
                browser.signIn(name, "a wrong password");
            }
            assertThat(browser.signIn(name, PASSWORD)).isEqualTo("/");
            browser.post("/sign-out");
        }
    }

    @Test
    void suspensionEndsOpenSessionsAndTokensWithinASecond() {
        var account = people.create(name, Role.OFFICER);
        var token = people.token(account);
        browser.signIn(name, PASSWORD);
        assertThat(browser.get("/settings/account").statusCode()).isEqualTo(200);
        assertThat(browser.bearer(token, "/api/v1/me").statusCode()).isEqualTo(200);

        store.setActive(account.id(), false);

        awaitWithinASecond(() -> browser.bearer(token, "/api/v1/me").statusCode() == 401
                && browser.get("/settings/account").statusCode() == 302);
    }

    @Test
    void anotherPasswordEndsTheSessionsOfTheOldOne() {
        var account = people.create(name, Role.OFFICER);
        browser.signIn(name, PASSWORD);
        assertThat(browser.get("/settings/account").statusCode()).isEqualTo(200);

        store.setPassword(account.id(), "unusable", false);

        awaitWithinASecond(() -> browser.get("/settings/account").statusCode() == 302);
    }

    @Test
    void aNarrowedRoleHoldsForOpenSessionsWithinASecond() {
        var account = people.create(name, Role.ADMINISTRATOR);
        browser.signIn(name, PASSWORD);
        assertThat(browser.get("/settings/people").statusCode()).isEqualTo(200);

        var old = account.profile();
        store.update(
                account.id(),
                new Account.Profile(
                        old.displayName(), Set.of(Role.OFFICER), old.region(), old.countries(), old.office(), "en"));

        awaitWithinASecond(() -> browser.get("/settings/people").statusCode() == 403);
    }

    @Test
    void aTokenOpensTheApiAndNoPage() {
        var token = people.token(people.create(name, Role.OFFICER));

        assertThat(browser.bearer(token, "/api/v1/me").body()).contains(name).contains("RECORD");
        assertThat(location(browser.bearer(token, "/settings/account"))).isEqualTo("/sign-in");
    }

    @Test
    void aSessionDoesNotOpenTheApi() {
        people.create(name, Role.OFFICER);
        browser.signIn(name, PASSWORD);

        assertThat(browser.get("/api/v1/me").statusCode()).isEqualTo(401);
    }

    @Test
    void anExpiredAnUnknownAndAMisshapenTokenAreRefusedAlike() {
        var account = people.create(name, Role.OFFICER);
        var expired = people.token(account.id(), Set.of(Role.OFFICER), Duration.ofMillis(-1));
        for (var token : new String[] {expired, "tw_" + "A".repeat(43), "nonsense"}) {
            var refused = browser.bearer(token, "/api/v1/me");
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer error=\"invalid_token\"");
            assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        }
        var without = browser.get("/api/v1/me");
        assertThat(without.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }

    @Test
    void aTokenHasNoRoleThatItsAccountHasLost() {
        var account = people.create(name, Role.OFFICER, Role.ADMINISTRATOR);
        var token = people.token(account.id(), Set.of(Role.ADMINISTRATOR), Duration.ofDays(1));
        assertThat(browser.bearer(token, "/api/v1/me").body())
                .contains("READ_AUDIT")
                .doesNotContain("RECORD");

        var old = account.profile();
        store.update(
                account.id(),
                new Account.Profile(
                        old.displayName(), Set.of(Role.OFFICER), old.region(), old.countries(), old.office(), "en"));

        awaitWithinASecond(() -> browser.bearer(token, "/api/v1/me").statusCode() == 403);
    }

    @Test
    void onlyHealthIsOpenToMonitoringWithoutAToken() {
        var officer = people.token(people.create(name, Role.OFFICER));
        var administrator = people.token(people.create(name + "-a", Role.ADMINISTRATOR));

        assertThat(browser.get("/actuator/health/readiness", "Accept", "*/*").statusCode())
                .isEqualTo(200);
        assertThat(browser.get("/actuator/health", "Accept", "*/*").statusCode())
                .as("without an agreement it could not send a signed report")
                .isEqualTo(503);
        assertThat(browser.get("/actuator/prometheus").statusCode()).isEqualTo(401);
        assertThat(browser.bearer(officer, "/actuator/prometheus").statusCode()).isEqualTo(403);
        HttpResponse<String> figures = browser.bearer(administrator, "/actuator/prometheus");
        assertThat(figures.statusCode()).isEqualTo(200);
        assertThat(figures.body()).contains("jvm_memory");
    }

    @Test
    void whatDoesNotExistIsNotShownToStrangers() {
        assertThat(location(browser.get("/there-is-no-such-page"))).isEqualTo("/sign-in");
        people.create(name, Role.OFFICER);
        browser.signIn(name, PASSWORD);
        assertThat(browser.get("/there-is-no-such-page").statusCode()).isEqualTo(404);
    }

    @Test
    void pagesSpeakTheLanguageOfTheAccountUntilTheBrowserIsToldAnother() {
        people.create(name, "fr", Role.OFFICER);
        browser.signIn(name, PASSWORD);
        assertThat(browser.get("/settings/account").body()).contains("Votre compte");

        browser.post("/preferences", "language", "en", "back", "/settings/account");
        browser.post("/sign-out");
        browser.signIn(name, PASSWORD);

        assertThat(browser.get("/settings/account").body()).contains("Your account");
    }

    @Test
    void countsOfLongAgoAreSweptAway() {
        var now = Instant.parse("2026-05-03T00:00:00Z");
        var subject = TokenSecret.sha256(name);
        attempts.lock(subject, now.minus(Duration.ofDays(2)));

        assertThat(attempts.sweep(now, Duration.ofDays(1))).isPositive();
        assertThat(attempts.lock(subject, now).lastAttempt()).isEqualTo(now);
    }
}
