package org.tidewaiter.node.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.tidewaiter.node.HubNodeTest;
import org.tidewaiter.node.Person;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestAccounts;
import org.tidewaiter.node.settings.NodePart;

/** What a node answers while it may be an older copy of itself. */
@HubNodeTest
@Import(TestAccounts.class)
class WithheldReportsTest {

    private static final String NUMBER = "01990000-0000-7000-8000-000000000001";

    @Autowired
    private ConfigurableApplicationContext node;

    private WithheldNode withheld;

    @BeforeEach
    void notice() {
        withheld = new WithheldNode(node, NodePart.HUB);
    }

    @AfterEach
    void show() {
        withheld.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/reports", "/overview", "/work-list", "/pairs"})
    void noReportIsShown(String path) {
        HttpResponse<String> reply = withheld.page(Role.ANALYST, path);

        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(503);
        assertThat(reply.body()).contains("older copy of itself");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/reports", "/api/v1/work-list", "/api/v1/reports/HU-CUSTOMS/" + NUMBER})
    void noProgramIsToldOfAny(String path) {
        Person.Reply reply = withheld.program(Role.ANALYST).get(path);

        assertThat(reply.status()).as(reply.text()).isEqualTo(503);
        assertThat(reply.json().path("code").stringValue()).isEqualTo("restored-copy");
    }

    @Test
    void theFirstPageSaysSoAndShowsNone() {
        HttpResponse<String> reply = withheld.page(Role.ANALYST, "/");

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body()).contains("This node shows no reports for now").doesNotContain("/reports/");
    }

    @Test
    void anAdministratorSeesWhatIsWaitedForAndDecides() {
        Person administrator = withheld.program(Role.ADMINISTRATOR);

        assertThat(withheld.page(Role.ADMINISTRATOR, "/network").body())
                .contains("This node shows no reports for now", "Show reports now");
        assertThat(administrator.get("/api/v1/checkup").text()).contains("shows no reports");
        assertThat(withheld.program(Role.ANALYST)
                        .post("/api/v1/restored-copy/showing", "{}")
                        .status())
                .isEqualTo(403);
        assertThat(Person.ok(administrator.get("/api/v1/restored-copy"))
                        .path("withholding")
                        .booleanValue())
                .isTrue();
        assertThat(Person.ok(administrator.post("/api/v1/restored-copy/showing", "{}"))
                        .path("withholding")
                        .booleanValue())
                .isFalse();

        withheld.look();

        assertThat(withheld.program(Role.ANALYST).get("/api/v1/reports").status())
                .isEqualTo(200);
        assertThat(withheld.page(Role.ADMINISTRATOR, "/network").body()).doesNotContain("shows no reports");
    }
}
