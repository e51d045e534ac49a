package org.tidewaiter.node.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidewaiter.node.access.Browser.location;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tidewaiter.node.HubNodeTest;
import org.tidewaiter.node.settings.NodeSettings;

@HubNodeTest
class FirstAccountsTest {
    @LocalServerPort
    int port;

    @Autowired
    NodeSettings settings;

    @Autowired
    AccountStore store;

    @Autowired
    FirstAccounts first;

    @Test
    void aNodeWithoutAccountsLeavesAPasswordThatOnlyItsOwnUserCanRead() throws IOException {
        var file = settings.data().resolve(FirstAccounts.FILE);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        var password = Files.readAllLines(file).get(1).replaceFirst(".*: ", "");
        try (var browser = new Browser(port)) {
            browser.signIn("administrator", password);
            assertThat(location(browser.get("/settings/people"))).isEqualTo("/settings/account");
        }
    }

    @Test
    void aNodeWithAccountsIsLeftAlone() {
        int before = store.count(Optional.empty());

        first.run(new DefaultApplicationArguments());

        assertThat(store.count(Optional.empty())).isEqualTo(before).isEqualTo(1);
    }
}
