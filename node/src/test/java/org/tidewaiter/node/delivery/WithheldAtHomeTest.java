package org.tidewaiter.node.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.tidewaiter.node.NationalNodeTest;
import org.tidewaiter.node.Person;
import org.tidewaiter.node.access.Browser;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestAccounts;
import org.tidewaiter.node.access.TestScopes;
import org.tidewaiter.node.settings.NodePart;

/** What a national node answers while it may be an older copy of itself: programs may go on handing cases in. */
@NationalNodeTest
@Import(TestAccounts.class)
class WithheldAtHomeTest {

    @Autowired
    private ConfigurableApplicationContext node;

    @Autowired
    private RestoredCopy copy;

    @Autowired
    private TestAccounts accounts;

    @LocalServerPort
    private int port;

    /** A node without partners has nobody to be compared with, so that a person decides. */
    @BeforeEach
    void notice() {
        node.getBean(RestoredCopyRunner.class).stop();
        copy.notice(RestoredCopy.Cause.RESTORED, UUID.randomUUID().toString());
    }

    @AfterEach
    void show() {
        copy.showAnyway(TestScopes.of(NodePart.NATIONAL, Role.ADMINISTRATOR));
        copy.look();
        node.getBean(RestoredCopyRunner.class).start();
    }

    private Person program(Role role) {
        return Person.at(node, newName(), role);
    }

    /** What a person of that role is shown. */
    private HttpResponse<String> page(Role role, String path) {
        String name = newName();
        accounts.create(name, role);
        try (Browser browser = new Browser(port)) {
            browser.signIn(name, TestAccounts.PASSWORD);
            return browser.get(path);
        }
    }

    private static String newName() {
        return "withheld-" + UUID.randomUUID();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/record", "/work", "/reports"})
    void nothingThatIsHereIsShown(String path) {
        HttpResponse<String> reply = page(Role.OFFICER, path);

        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(503);
    }

    @Test
    void aProgramHandsCasesIn() {
        Person.Reply reply = program(Role.OFFICER).post("/api/v1/reports", "{}");

        assertThat(reply.status()).as("checked, and refused for its faults").isEqualTo(422);
    }
}
