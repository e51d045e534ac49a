package org.tidewaiter.node.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidewaiter.node.Person.ok;
import static org.tidewaiter.node.agreements.Seizures.cigarettes;

import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewaiter.node.Person;
import org.tidewaiter.node.TwoNodes;
import org.tidewaiter.node.access.Browser;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestAccounts;
import org.tidewaiter.node.delivery.Awaiting;

/** What is not accepted is a task that says why, also where this node itself finds that it can go in no dispatch. */
class NotAcceptedTest {

    private static TwoNodes nodes;
    private static DSLContext sql;

    @BeforeAll
    static void start() {
        nodes = new TwoNodes();
        sql = nodes.nationalNode.getBean(DSLContext.class);
        String record = ok(Person.at(nodes.nationalNode, "mari", Role.OFFICER).post("/api/v1/reports", cigarettes(1)))
                .path("record")
                .stringValue();
        ok(Person.at(nodes.nationalNode, "kadri", Role.COORDINATOR)
                .post("/api/v1/records/" + record + "/release", "{\"text\":false}"));
        Awaiting.until(
                "it is delivered",
                () -> sql.fetchOptional("select 1 from delivery.item where state = 'DELIVERED'")
                        .isPresent());
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    @ParameterizedTest
    @CsvSource({
        "anna, en, too-large, It is larger than any dispatch takes.",
        "jeanne, fr, too-many-skipped, qu’un envoi n’en peut contenir."
    })
    void furtherPartsThatNoDispatchTakesAreATaskThatSaysWhy(String name, String language, String reason, String said) {
        sql.execute(
                "insert into delivery.supplement (item_id, partner, state, reason)"
                        + " select id, partner, 'REFUSED', ? from delivery.item"
                        + " on conflict (item_id) do update set reason = excluded.reason",
                reason);
        nodes.nationalNode.getBean(TestAccounts.class).create(name, language, Role.COORDINATOR);
        int port = Integer.parseInt(nodes.nationalNode.getEnvironment().getRequiredProperty("local.server.port"));
        try (Browser browser = new Browser(port)) {
            browser.signIn(name, TestAccounts.PASSWORD);
            assertThat(browser.get("/work?list=not-accepted").body()).contains(said);
        }
    }
}
