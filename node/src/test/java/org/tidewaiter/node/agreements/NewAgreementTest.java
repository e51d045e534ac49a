package org.tidewaiter.node.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tidewaiter.node.Person;
import org.tidewaiter.node.Person.Reply;
import org.tidewaiter.node.access.Browser;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestAccounts;
import org.tidewaiter.node.delivery.Awaiting;

/** Two nodes that have agreed on nothing yet make their first agreement from a template, on pages alone, while they run. */
class NewAgreementTest {

    @Test
    void fromATemplateToTheFirstReportAtTheHub() {
        try (AgreementNodes nodes = AgreementNodes.strangers();
                Browser hub = new Browser(AgreementNodes.port(nodes.hubNode));
                Browser estonia = new Browser(AgreementNodes.port(nodes.nationalNode))) {
            nodes.hubNode.getBean(TestAccounts.class).create("hub-admin", Role.ADMINISTRATOR);
            nodes.nationalNode.getBean(TestAccounts.class).create("ee-admin", Role.ADMINISTRATOR);
            hub.signIn("hub-admin", TestAccounts.PASSWORD);
            estonia.signIn("ee-admin", TestAccounts.PASSWORD);
            assertThat(hub.get("/agreements").body()).contains("No agreement; nothing travels.");

            String text = Browser.location(EuropeanLink.propose(hub));
            assertThat(hub.post(text + "/signature").statusCode()).isEqualTo(302);
            Awaiting.until("the proposal is at Estonia", () -> estonia.get(text).statusCode() == 200);
            assertThat(estonia.get("/agreements").body()).contains("Waiting for you");
            assertThat(Browser.location(estonia.post(text + "/signature"))).isEqualTo("/agreements/TOBACCO-1");
            Awaiting.until(
                    "it binds at the hub",
                    () -> hub.get("/agreements/TOBACCO-1").body().contains("In force"));

            Person officer = AgreementNodes.person(nodes.nationalNode, Role.OFFICER, Role.COORDINATOR);
            Reply reply = officer.post("/api/v1/reports", Seizures.CIGARETTES);
            assertThat(reply.status()).as(reply.text()).isEqualTo(201);
            String record = reply.json().path("record").stringValue();
            Awaiting.until(
                    "the report is at the hub",
                    () -> officer.get("/api/v1/records/" + record).text().contains("\"DELIVERED\""));
        }
    }
}
