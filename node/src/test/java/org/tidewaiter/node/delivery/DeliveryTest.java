package org.tidewaiter.node.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.tidewaiter.exchange.version.VersionKind;

/** Two whole nodes on databases of their own, over real mutual TLS. */
class DeliveryTest {

    private static TestNodes nodes;
    private static ConfigurableApplicationContext national;
    private static ConfigurableApplicationContext hub;
    private static MemoryReports sent;
    private static MemoryReports received;
    private static Signing signing;

    @BeforeAll
    static void start() {
        nodes = new TestNodes();
        hub = nodes.startHub();
        national = nodes.startNational();
        sent = national.getBean(MemoryReports.class);
        received = hub.getBean(MemoryReports.class);
        signing = national.getBean(Signing.class);
        Awaiting.until("the hub confirms the standing", signing::permitted);
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    private static String state(VersionRef version) {
        return Objects.requireNonNullElse(
                national.getBean(DSLContext.class)
                        .resultQuery(
                                "select state from delivery.item where number = cast(? as uuid) and version = ?",
                                version.identity().number(),
                                version.version())
                        .fetchOne(0, String.class),
                "");
    }

    @Test
    void deliversAReleasedVersion() {
        VersionRef version = sent.release(signing.issuer(), List.of("one")).getFirst();

        Awaiting.until("the version is delivered", () -> state(version).equals("DELIVERED"));

        assertThat(received.kept(version.identity())).hasSize(1);
    }

    @Test
    void deliversACorrectionAfterItsPredecessor() {
        VersionRef first = sent.release(signing.issuer(), List.of("one")).getFirst();
        VersionRef second = sent.release(signing.issuer(), first.identity(), 2, VersionKind.CONTENT, "two");
        VersionRef withdrawal = sent.release(signing.issuer(), first.identity(), 3, VersionKind.WITHDRAWAL, "");

        Awaiting.until("the withdrawal is delivered", () -> state(withdrawal).equals("DELIVERED"));

        assertThat(received.kept(first.identity()))
                .extracting(kept -> kept.content().claims().version())
                .containsExactly(1, 2, 3);
        assertThat(state(second)).isEqualTo("DELIVERED");
    }
}
