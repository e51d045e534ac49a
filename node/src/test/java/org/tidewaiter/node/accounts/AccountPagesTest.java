package org.tidewaiter.node.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.tidewaiter.node.access.Browser.location;
import static org.tidewaiter.node.access.TestAccounts.PASSWORD;

import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.tidewaiter.node.NationalNodeTest;
import org.tidewaiter.node.access.Account;
import org.tidewaiter.node.access.Browser;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestAccounts;

@NationalNodeTest
@Import(TestAccounts.class)
class AccountPagesTest {
    private static final Pattern COPIED = Pattern.compile("data-copies=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    TestAccounts people;

    private Browser browser;
    private String name;
    private Account administrator;

    @BeforeEach
    void signInAsAdministrator() {
        browser = new Browser(port);
        name = "new-" + UUID.randomUUID().toString().substring(0, 8);
        administrator = people.create("admin-" + name, Role.ADMINISTRATOR);
        browser.signIn(administrator.name(), PASSWORD);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void aNewPersonSignsInWithThePasswordHandedOverAndMustChooseAnother() {
        String handedOver = copied(create(name));
        try (var person = new Browser(port)) {
            person.signIn(name, handedOver);
            assertThat(location(person.get("/"))).isEqualTo("/settings/account");
            assertThat(person.get("/settings/account").body()).contains("Somebody else knows your password");

            var chosen = "seven gulls on a mast";
            var changed =
                    person.post("/settings/account/password", "current", handedOver, "fresh", chosen, "again", chosen);
            assertThat(location(changed)).isEqualTo("/sign-in?changed");

            await().atMost(Duration.ofSeconds(10))
                    .until(() -> location(person.get("/settings/account")).equals("/sign-in"));
            person.signIn(name, chosen);
            assertThat(person.get("/settings/account").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void theHandedOverPasswordIsShownOnce() {
        var made = create(name);
        var address = made.uri().getPath();

        assertThat(copied(made)).hasSize(20);
        assertThat(browser.get(address).body()).doesNotContain(copied(made));
    }

    @Test
    void whatIsWrongStandsBesideItsFieldAndWhatWasTypedStays() {
        browser.get("/settings/people/new");
        var refused = browser.post(
                "/settings/people", "name", "X!", "displayName", "Mari Tamm", "countries", "EE, Narnia", "region", "X");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("id=\"f-name-fault\"")
                .contains("id=\"f-roles-fault\"")
                .contains("id=\"f-countries-fault\"")
                .contains("id=\"f-region-fault\"")
                .contains("href=\"#f-roles\"")
                .contains("value=\"Mari Tamm\"")
                .doesNotContain("id=\"f-displayName-fault\"");
    }

    @Test
    void aNameIsGivenOnce() {
        create(name);
        browser.get("/settings/people/new");

        var second = browser.post(
                "/settings/people", "name", name, "displayName", "Another", "roles", "OFFICER", "language", "en");

        assertThat(second.statusCode()).isEqualTo(422);
        assertThat(second.body()).contains("id=\"f-name-fault\"");
    }

    @Test
    void aSuspendedPersonIsOutAndComesBackWhenResumed() {
        var account = people.create(name, Role.ANALYST);
        var address = "/settings/people/" + account.id();
        browser.get(address);

        assertThat(location(browser.post(address + "/suspension"))).isEqualTo(address);
        assertThat(browser.get(address).body()).contains("Suspended");
        try (var person = new Browser(port)) {
            assertThat(person.signIn(name, PASSWORD)).isEqualTo("/sign-in?refused");
            browser.post(address + "/resumption");
            assertThat(person.signIn(name, PASSWORD)).isEqualTo("/");
        }
    }

    @Test
    void anAnalystSeesTheCountriesOfTheRegion() {
        var account = people.create(name, Role.ANALYST);
        var token = people.token(account);
        var address = "/settings/people/" + account.id();
        browser.get(address);

        browser.post(
                address,
                "displayName",
                "Analyst",
                "roles",
                "ANALYST",
                "region",
                "WCA",
                "countries",
                "fr be",
                "language",
                "fr");

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(browser.bearer(token, "/api/v1/me").body())
                                .contains("\"SN\"")
                                .contains("\"FR\"")
                                .contains("\"BE\"")
                                .doesNotContain("\"EE\""));
        assertThat(browser.get("/settings/people?from=0").body()).contains("West and Central Africa");
    }

    @Test
    void aPersonMakesUsesAndRevokesAToken() {
        browser.get("/settings/account");
        browser.post("/settings/account/tokens", "label", "monitoring " + name, "days", "30", "roles", "ADMINISTRATOR");
        var shown = browser.get("/settings/account");
        var secret = copied(shown);
        assertThat(secret).startsWith("tw_").hasSize(46);
        assertThat(browser.get("/settings/account").body())
                .contains("monitoring " + name)
                .doesNotContain(secret);
        assertThat(browser.bearer(secret, "/api/v1/me").statusCode()).isEqualTo(200);

        var revocation = Pattern.compile("/settings/account/tokens/[0-9a-f-]+/revocation")
                .matcher(shown.body());
        assertThat(revocation.find()).isTrue();
        browser.post(revocation.group());

        assertThat(browser.bearer(secret, "/api/v1/me").statusCode()).isEqualTo(401);
        assertThat(browser.get("/settings/account").body()).doesNotContain("monitoring " + name);
    }

    @Test
    void aTokenCannotHaveARoleThatItsHolderLacks() {
        var both = people.create(name, Role.OFFICER, Role.ANALYST);
        try (var person = new Browser(port)) {
            person.signIn(both.name(), PASSWORD);
            person.get("/settings/account");

            var refused =
                    person.post("/settings/account/tokens", "label", "import", "days", "30", "roles", "COORDINATOR");

            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("id=\"f-roles-fault\"").doesNotContain("value=\"COORDINATOR\"");
        }
    }

    @Test
    void onesOwnPasswordNeedsTheOldOneAndAGoodNewOne() {
        browser.get("/settings/account");

        assertThat(change("wrong old password", "seven gulls on a mast", "seven gulls on a mast"))
                .contains("id=\"f-current-fault\"");
        assertThat(change(PASSWORD, "seven gulls on a mast", "six gulls on a mast"))
                .contains("id=\"f-again-fault\"");
        assertThat(change(PASSWORD, "short", "short")).contains("id=\"f-fresh-fault\"");
        assertThat(browser.get("/settings/account").statusCode()).isEqualTo(200);
    }

    @Test
    void theTrailShowsWhatWasDoneAndByWhom() {
        create(name);

        var trail = browser.get("/settings/audit?action=account.created&account=" + administrator.name());

        assertThat(trail.body())
                .contains("Account created")
                .contains("roles OFFICER")
                .contains(administrator.name());
        browser.post("/settings/audit/verification");
        assertThat(browser.get("/settings/audit").body()).contains("The chain is intact");
        assertThat(browser.get("/settings/audit?from=yesterday").body()).contains("id=\"f-from-fault\"");
    }

    @Test
    void aRefusedSignInIsInTheTrailWithoutTheNameThatWasTyped() {
        try (var stranger = new Browser(port)) {
            stranger.signIn("my secret typed by mistake", "a wrong password");
        }

        var trail = browser.get("/settings/audit?action=session.refused");

        assertThat(trail.body()).contains("UNKNOWN_NAME").doesNotContain("typed by mistake");
    }

    @Test
    void everyPageIsThereInFrench() {
        var person = people.create(name, Role.OFFICER);
        for (var address : new String[] {
            "/settings/account",
            "/settings/people",
            "/settings/people/new",
            "/settings/people/" + person.id(),
            "/settings/audit"
        }) {
            var french = browser.get(address, "Accept-Language", "fr", "Cookie", "tw_language=fr");
            assertThat(french.statusCode()).as(address).isEqualTo(200);
            assertThat(french.body()).as(address).contains("lang=\"fr\"").doesNotContain("accounts.");
        }
        try (var stranger = new Browser(port)) {
            assertThat(stranger.get("/sign-in?wait=3", "Accept-Language", Locale.FRENCH.toLanguageTag())
                            .body())
                    .contains("Réessayez dans 3 secondes")
                    .contains("Mot de passe");
        }
    }

    /** @return the page of the new person, with the password to hand over */
    private java.net.http.HttpResponse<String> create(String account) {
        browser.get("/settings/people/new");
        var made = browser.post(
                "/settings/people", "name", account, "displayName", "Mari Tamm", "roles", "OFFICER", "language", "en");
        assertThat(made.statusCode()).isEqualTo(302);
        return browser.get(location(made));
    }

    private String change(String current, String fresh, String again) {
        var answer = browser.post("/settings/account/password", "current", current, "fresh", fresh, "again", again);
        assertThat(answer.statusCode()).isEqualTo(422);
        return answer.body();
    }

    private static String copied(java.net.http.HttpResponse<String> page) {
        var found = COPIED.matcher(page.body());
        assertThat(found.find()).as("something to copy").isTrue();
        return found.group(1);
    }
}
