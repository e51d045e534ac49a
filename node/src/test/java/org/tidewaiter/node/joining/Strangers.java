package org.tidewaiter.node.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.tidewaiter.node.FreePorts;
import org.tidewaiter.node.Person;
import org.tidewaiter.node.TestDatabase;
import org.tidewaiter.node.Tidewaiter;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestAccounts;

/** Two whole nodes, Estonia and a hub, that know nothing of each other. */
final class Strangers implements AutoCloseable {

    private static final AtomicInteger PEOPLE = new AtomicInteger();

    final int hubPort = FreePorts.next();
    final int nationalPort = FreePorts.next();
    final ConfigurableApplicationContext hub = start("HUB", "HUB", hubPort);
    final ConfigurableApplicationContext national =
            start("EE", "NATIONAL", nationalPort, "tidewaiter.node.originator=EE-CUSTOMS");
    final Person hubAdministrator = person(hub, Role.ADMINISTRATOR);
    final Person nationalAdministrator = person(national, Role.ADMINISTRATOR);

    private static ConfigurableApplicationContext start(String name, String part, int port, String... more) {
        List<String> properties = new ArrayList<>(List.of(
                "server.port=0",
                "spring.main.banner-mode=off",
                "tidewaiter.node.name=" + name,
                "tidewaiter.node.title.en=Node " + name,
                "tidewaiter.node.title.fr=Nœud " + name,
                "tidewaiter.node.part=" + part,
                "tidewaiter.exchange.port=" + port,
                "tidewaiter.release.api=automatic",
                "tidewaiter.lanes.look=100ms",
                "tidewaiter.lanes.first-retry=50ms",
                "tidewaiter.lanes.longest-retry=200ms"));
        properties.addAll(TestAccounts.NOBODY);
        properties.addAll(List.of(more));
        return new SpringApplicationBuilder(Tidewaiter.class, TestAccounts.class)
                .initializers(new TestDatabase())
                .properties(properties.toArray(String[]::new))
                .run();
    }

    static Person person(ConfigurableApplicationContext node, Role... roles) {
        return Person.at(node, "person-" + PEOPLE.incrementAndGet(), roles);
    }

    static int port(ConfigurableApplicationContext node) {
        return Integer.parseInt(node.getEnvironment().getRequiredProperty("local.server.port"));
    }

    String hubAddress() {
        return "https://localhost:" + hubPort;
    }

    String nationalAddress() {
        return "https://localhost:" + nationalPort;
    }

    @Override
    public void close() {
        national.close();
        hub.close();
    }
}
