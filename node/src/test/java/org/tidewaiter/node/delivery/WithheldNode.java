package org.tidewaiter.node.delivery;

import java.net.http.HttpResponse;
import java.util.UUID;
import org.springframework.context.ConfigurableApplicationContext;
import org.tidewaiter.node.Person;
import org.tidewaiter.node.access.Browser;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestAccounts;
import org.tidewaiter.node.access.TestScopes;
import org.tidewaiter.node.delivery.standing.RestoredCopy;
import org.tidewaiter.node.delivery.standing.RestoredCopyRunner;
import org.tidewaiter.node.settings.NodePart;

/** A whole node without partners that shows no reports until it is closed: nobody is there to be compared with. */
final class WithheldNode implements AutoCloseable {

    private final ConfigurableApplicationContext node;
    private final NodePart part;
    private final RestoredCopy copy;

    WithheldNode(ConfigurableApplicationContext node, NodePart part) {
        this.node = node;
        this.part = part;
        this.copy = node.getBean(RestoredCopy.class);
        node.getBean(RestoredCopyRunner.class).stop();
        copy.notice(RestoredCopy.Cause.RESTORED, UUID.randomUUID().toString());
    }

    Person program(Role role) {
        return Person.at(node, newName(), role);
    }

    /** What a person of that role is shown. */
    HttpResponse<String> page(Role role, String path) {
        String name = newName();
        node.getBean(TestAccounts.class).create(name, role);
        int port = node.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        try (Browser browser = new Browser(port)) {
            browser.signIn(name, TestAccounts.PASSWORD);
            return browser.get(path);
        }
    }

    /** Notes what was decided meanwhile. */
    void look() {
        copy.look();
    }

    private static String newName() {
        return "withheld-" + UUID.randomUUID();
    }

    @Override
    public void close() {
        copy.showAnyway(TestScopes.of(part, Role.ADMINISTRATOR));
        copy.look();
        node.getBean(RestoredCopyRunner.class).start();
    }
}
