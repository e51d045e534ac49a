package org.tidewaiter.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidewaiter.node.RelayedReports.COCAINE;
import static org.tidewaiter.node.RelayedReports.awaited;
import static org.tidewaiter.node.RelayedReports.cigarettes;
import static org.tidewaiter.node.RelayedReports.holder;
import static org.tidewaiter.node.RelayedReports.parts;
import static org.tidewaiter.node.RelayedReports.report;
import static org.tidewaiter.node.RelayedReports.there;
import static org.tidewaiter.node.RelayedReports.version;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.SmartLifecycle;
import org.tidewaiter.node.delivery.standing.RestoredCopy;
import tools.jackson.databind.JsonNode;

/**
 * Onward transfer over three whole nodes, real HTTP and databases of their own: exchange.md, sections 3, 5 and 8. What a
 * national node reports to a hub the hub passes on to another, and the first one sees who holds it.
 */
class OnwardTransferTest {

    private static RelayedReports reports;

    @BeforeAll
    static void start() {
        reports = new RelayedReports();
    }

    @AfterAll
    static void stop() {
        reports.close();
    }

    @Test
    void aReportPassesThroughTheHubNarrowedUnderItsOriginatorsSignature() {
        String path = reports.recorded(report("", cigarettes("Northern Pine"), COCAINE));

        JsonNode atHub = version(there(reports.hubAnalyst, path, 1), 1);
        JsonNode atLatvia = version(there(reports.latvianAnalyst, path, 1), 1);

        assertThat(atLatvia.path("jws")).isEqualTo(atHub.path("jws"));
        assertThat(atLatvia.path("issuer").stringValue()).isEqualTo("EE");
        assertThat(atLatvia.path("source").stringValue()).isEqualTo("HUB");
        assertThat(parts(atHub)).contains("goods/tobacco2", "goods/cocaine2", "event");
        assertThat(parts(atLatvia)).contains("goods/tobacco2", "event").doesNotContain("goods/cocaine2", "pseudonym");
        JsonNode holders = reports.confirmed(path, 1, 2);
        assertThat(holder(holders, "HUB").has("through")).isFalse();
        assertThat(holder(holders, "LV").path("through").stringValue()).isEqualTo("HUB");
        assertThat(holder(holders, "LV").path("state").stringValue()).isEqualTo("confirmed");
    }

    @Test
    void whatIsNotToBePassedOnStaysAtTheHub() {
        String kept = reports.recorded(report(",\"grading\":{\"handling\":[\"H2\"]}", cigarettes("Silent Harbour")));
        String passed = reports.recorded(report("", cigarettes("Open Harbour")));

        reports.confirmed(passed, 1, 2);
        reports.confirmed(kept, 1, 1);
        assertThat(reports.latvianAnalyst.get(kept).status()).isEqualTo(404);
        assertThat(reports.hubAnalyst.get(kept).status()).isEqualTo(200);
    }

    @Test
    void aRestoredHubPassesNothingOnBeforeItWasComparedWithEveryPartner() {
        SmartLifecycle looks = reports.nodes.hub.getBeansOfType(SmartLifecycle.class).values().stream()
                .filter(one -> one.getClass().getSimpleName().startsWith("RestoredCopyRunner"))
                .findFirst()
                .orElseThrow();
        RestoredCopy copy = reports.nodes.hub.getBean(RestoredCopy.class);
        reports.nodes.toLatvia.cut();
        String path;
        try {
            reports.nodes
                    .hub
                    .getBean(DSLContext.class)
                    .execute("insert into delivery.restored_copy (since, cause) values (now(), 'RESTORED')");
            Awaitility.await().until(copy::isWithholding);
            path = reports.recorded(report("", cigarettes("Restored Larch")));
            awaited(
                    reports.coordinator,
                    path + "/holders",
                    one -> one.path("confirmed").intValue() == 1);
            looks.stop();
        } finally {
            reports.nodes.toLatvia.join();
        }
        assertThat(copy.isWithholding()).isTrue();
        Awaitility.await()
                .during(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(20))
                .until(() -> reports.latvianAnalyst.get(path).status() == 404);

        looks.start();

        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !copy.isWithholding());
        reports.confirmed(path, 1, 2);
    }
}
