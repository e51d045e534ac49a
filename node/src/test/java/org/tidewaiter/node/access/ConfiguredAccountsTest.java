package org.tidewaiter.node.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.tidewaiter.node.NationalNodeTest;
import org.tidewaiter.node.settings.NodeSettings;

@NationalNodeTest
@TestPropertySource(
        properties = {
            "tidewaiter.accounts[0].name=tamm",
            "tidewaiter.accounts[0].display-name=Mari T.",
            "tidewaiter.accounts[0].roles=OFFICER,COORDINATOR",
            "tidewaiter.accounts[0].password=seven gulls on a mast",
            "tidewaiter.accounts[0].token=tw_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "tidewaiter.accounts[1].name=analyst",
            "tidewaiter.accounts[1].roles=ANALYST",
            "tidewaiter.accounts[1].region=EUROPE",
            "tidewaiter.accounts[1].token=tw_BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB",
            "tidewaiter.access.scrape-token=monitoring-monitoring-monitoring-1"
        })
class ConfiguredAccountsTest {
    @LocalServerPort
    int port;

    @Autowired
    NodeSettings settings;

    @Test
    void theAccountsOfTheConfigurationCanBeUsedAtOnce() {
        try (var browser = new Browser(port)) {
            assertThat(browser.signIn("tamm", "seven gulls on a mast")).isEqualTo("/");
            assertThat(browser.bearer("tw_" + "A".repeat(43), "/api/v1/me").body())
                    .contains("Mari T.")
                    .contains("RELEASE");
            assertThat(browser.bearer("tw_" + "B".repeat(43), "/api/v1/me").body())
                    .contains("\"EE\"")
                    .doesNotContain("\"JP\"");
        }
        assertThat(Files.exists(settings.data().resolve(FirstAccounts.FILE))).isFalse();
    }

    @Test
    void anAccountWithoutAPasswordCannotSignIn() {
        try (var browser = new Browser(port)) {
            assertThat(browser.signIn("analyst", "")).isEqualTo("/sign-in?refused");
        }
    }

    @Test
    void monitoringReadsFiguresAndNothingElseWithItsToken() {
        try (var browser = new Browser(port)) {
            var token = "monitoring-monitoring-monitoring-1";
            assertThat(browser.bearer(token, "/actuator/prometheus").statusCode())
                    .isEqualTo(200);
            assertThat(browser.bearer(token, "/api/v1/me").statusCode()).isEqualTo(401);
            assertThat(browser.bearer(token + "2", "/actuator/prometheus").statusCode())
                    .isEqualTo(401);
        }
    }
}
