package org.tidewaiter.node.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.tidewaiter.node.Person;
import org.tidewaiter.node.TwoNodes;
import org.tidewaiter.node.access.Browser;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestAccounts;
import org.tidewaiter.node.delivery.Awaiting;

/** Contact points that two whole nodes tell each other. */
class ContactsTest {

    private static TwoNodes nodes;
    private static Person analyst;

    @BeforeAll
    static void start() {
        nodes = new TwoNodes();
        Person.at(nodes.nationalNode, "kadri", Role.COORDINATOR);
        Person.at(nodes.nationalNode, "mari", Role.OFFICER);
        analyst = Person.at(nodes.hubNode, "amelie", Role.ANALYST);
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    private static Browser browser(ConfigurableApplicationContext node, String name) {
        Browser browser = new Browser(Integer.parseInt(node.getEnvironment().getRequiredProperty("local.server.port")));
        browser.signIn(name, TestAccounts.PASSWORD);
        return browser;
    }

    private static String[] entry(String administration, String mailbox) {
        return new String[] {
            "administration",
            administration,
            "country",
            "EE",
            "role",
            "NCP",
            "mailbox",
            mailbox,
            "telephone",
            "+372 676 2000",
            "languages",
            "Estonian, English",
            "hours",
            "Mon to Fri 8:00 to 16:30"
        };
    }

    @Test
    void anEntryGoesToThePartnersAndItsCorrectionFollows() {
        try (Browser office = browser(nodes.nationalNode, "kadri")) {
            assertThat(office.get("/contacts").body()).contains("Partners do not know yet whom to call");
            office.get("/contacts/own");
            office.post("/contacts/own", entry("Tax and Customs Board", "ncp@emta.example"));
            assertThat(office.get("/contacts").body())
                    .contains("Tax and Customs Board", "Yours")
                    .doesNotContain("do not know yet");
            Awaiting.until("the hub has it", () -> found("Board").contains("ncp@emta.example"));

            office.post("/contacts/own", entry("Tax and Customs Board", "duty@emta.example"));
            Awaiting.until("the hub has the correction", () -> found("Board").contains("duty@emta.example"));
            assertThat(found("Board")).doesNotContain("ncp@emta.example");
        }
        try (Browser hub = browser(nodes.hubNode, "amelie")) {
            assertThat(hub.get("/contacts?q=estonian").body()).contains("duty@emta.example", "Node EE");
            assertThat(hub.get("/contacts?node=EE&of=EE-CUSTOMS").body()).contains("duty@emta.example");
            assertThat(hub.get("/contacts?q=nothing-like-it").body()).contains("No contact point is like that");
            assertThat(hub.get("/contacts/own").statusCode()).isEqualTo(403);
        }
    }

    private static String found(String words) {
        return analyst.get("/api/v1/contacts?q=" + words).text();
    }

    @Test
    void anEntryThatIsNoOfficesIsRefusedAndKeepsWhatWasTyped() {
        try (Browser office = browser(nodes.nationalNode, "kadri")) {
            office.get("/contacts/own");
            var refused = office.post("/contacts/own", entry("Customs investigation", "jaan.tamm@gmail.com"));

            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("where persons have their mail", "Customs investigation");
            assertThat(office.post("/contacts/own", "administration", "", "mailbox", "nothing")
                            .body())
                    .contains("Choose a country.", "Fill this in.");
            assertThat(office.get("/contacts").body()).doesNotContain("gmail.com");
        }
    }

    @Test
    void anOfficerReadsTheDirectoryAndKeepsNothing() {
        try (Browser officer = browser(nodes.nationalNode, "mari")) {
            assertThat(officer.get("/contacts").statusCode()).isEqualTo(200);
            assertThat(officer.post("/contacts/own", entry("Mine", "mine@emta.example"))
                            .statusCode())
                    .isEqualTo(403);
        }
    }
}
