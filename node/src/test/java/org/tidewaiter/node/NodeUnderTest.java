package org.tidewaiter.node;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.node.access.TestAccounts;

/** The configuration of one whole node of a test, on a database of its own, with lanes that look often. */
public final class NodeUnderTest {

    private final NodeIdentity identity;
    private final List<String> properties = new ArrayList<>();
    private int partners;
    private int agreements;

    /** @param part of the node, such as {@code HUB} */
    public NodeUnderTest(NodeIdentity identity, String part, int exchangePort) {
        this.identity = identity;
        properties.addAll(List.of(
                "server.port=0",
                "tidewaiter.node.name=" + identity.node(),
                "tidewaiter.node.title.en=Node " + identity.node(),
                "tidewaiter.node.title.fr=Nœud " + identity.node(),
                "tidewaiter.node.part=" + part,
                "tidewaiter.exchange.port=" + exchangePort,
                "tidewaiter.lanes.look=100ms",
                "tidewaiter.lanes.first-retry=50ms"));
        properties.addAll(TestAccounts.NOBODY);
        if (part.equals("NATIONAL")) {
            properties.add("tidewaiter.node.originator=" + identity.node() + "-CUSTOMS");
        }
    }

    /** Exchanges with that node, which issues reports of these originators. */
    public NodeUnderTest with(NodeIdentity partner, int port, String... originators) {
        String key = "tidewaiter.partners[" + partners++ + "].";
        properties.addAll(List.of(
                key + "name=" + partner.node(),
                key + "title.en=Node " + partner.node(),
                key + "title.fr=Nœud " + partner.node(),
                key + "url=https://localhost:" + port,
                key + "key=" + partner.verificationKey().text()));
        for (int i = 0; i < originators.length; i++) {
            properties.add(key + "originators[" + i + "]=" + originators[i]);
        }
        return this;
    }

    public NodeUnderTest under(Path agreement) {
        properties.add("tidewaiter.agreements[" + agreements++ + "]=" + agreement.toAbsolutePath());
        return this;
    }

    /** Further keys, each with its value. */
    public NodeUnderTest set(String... more) {
        properties.addAll(List.of(more));
        return this;
    }

    public ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(Tidewaiter.class, TestAccounts.class)
                .initializers(
                        new TestDatabase(),
                        started ->
                                identity.store(Path.of(started.getEnvironment().getRequiredProperty("tidewaiter.data"))
                                        .resolve("identity")))
                .properties(properties.toArray(String[]::new))
                .run();
    }
}
