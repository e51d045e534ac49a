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
import org.tidewaiter.node.NationalNodeTest;
import org.tidewaiter.node.Person;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestAccounts;
import org.tidewaiter.node.settings.NodePart;

/** What a national node answers while it may be an older copy of itself: programs may go on handing cases in. */
@NationalNodeTest
@Import(TestAccounts.class)
class WithheldAtHomeTest {

    @Autowired
    private ConfigurableApplicationContext node;

    private WithheldNode withheld;

    @BeforeEach
    void notice() {
        withheld = new WithheldNode(node, NodePart.NATIONAL);
    }

    @AfterEach
    void show() {
        withheld.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/record", "/work", "/reports"})
    void nothingThatIsHereIsShown(String path) {
        HttpResponse<String> reply = withheld.page(Role.OFFICER, path);

        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(503);
    }

    @Test
    void aProgramHandsCasesIn() {
        Person.Reply reply = withheld.program(Role.OFFICER).post("/api/v1/reports", "{}");

        assertThat(reply.status()).as("checked, and refused for its faults").isEqualTo(422);
    }
}
