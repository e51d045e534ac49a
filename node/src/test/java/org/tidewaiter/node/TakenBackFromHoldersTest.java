package org.tidewaiter.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidewaiter.node.RelayedReports.COCAINE;
import static org.tidewaiter.node.RelayedReports.assertAgree;
import static org.tidewaiter.node.RelayedReports.awaited;
import static org.tidewaiter.node.RelayedReports.cigarettes;
import static org.tidewaiter.node.RelayedReports.holder;
import static org.tidewaiter.node.RelayedReports.parts;
import static org.tidewaiter.node.RelayedReports.report;
import static org.tidewaiter.node.RelayedReports.there;
import static org.tidewaiter.node.RelayedReports.version;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.context.ConfigurableApplicationContext;
import org.tidewaiter.node.Person.Reply;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestScopes;
import org.tidewaiter.node.delivery.AgreementChanges;
import org.tidewaiter.node.settings.NodePart;
import tools.jackson.databind.JsonNode;

/**
 * What was passed on over three whole nodes, real HTTP and databases of their own, is corrected, withdrawn, erased or taken back
 * at every holder, and the first node sees who has confirmed it: exchange.md, sections 5 and 8.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TakenBackFromHoldersTest {

    private static final AccessScope NETWORK = TestScopes.of(NodePart.HUB, Role.ADMINISTRATOR);

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
    void aCorrectionFollowsAndOneThatLeavesTheAgreementIsTakenBack() {
        String path = reports.recorded(report("", cigarettes("Amber Coast"), COCAINE));
        reports.confirmed(path, 1, 2);

        reports.correct(path, 1, report("", cigarettes("Amber Shore"), COCAINE));
        reports.confirmed(path, 2, 2);
        assertThat(there(reports.latvianAnalyst, path, 2).toString())
                .contains("Amber Shore")
                .doesNotContain("Northern Pine");

        reports.correct(path, 2, report("", COCAINE));
        JsonNode holders = awaited(
                reports.coordinator,
                path + "/holders",
                one -> one.path("version").intValue() == 3
                        && one.path("confirmed").intValue() == 2
                        && holder(one, "LV").path("state").stringValue("").equals("taken-back"));
        assertThat(holder(holders, "HUB").path("version").intValue()).isEqualTo(3);
        assertThat(reports.latvianAnalyst.get(path).status()).isEqualTo(404);
    }

    @Test
    void aWithdrawalReachesEveryHolderAndWhoIsAwayIsNamedWithSinceWhen() {
        String path = reports.recorded(report("", cigarettes("Winter Birch")));
        reports.confirmed(path, 1, 2);

        reports.nodes.toLatvia.cut();
        JsonNode open;
        Instant before = Instant.now();
        try {
            reports.withdraw(path, "ENTERED_IN_ERROR");
            open = awaited(
                    reports.coordinator,
                    path + "/holders",
                    one -> one.path("withdrawn").booleanValue()
                            && one.path("confirmed").intValue() == 1
                            && holder(one, "LV").path("version").intValue() == 2);
        } finally {
            reports.nodes.toLatvia.join();
        }
        assertThat(open.path("of").intValue()).isEqualTo(2);
        assertThat(holder(open, "HUB").path("confirmed").booleanValue()).isTrue();
        assertThat(holder(open, "LV").path("confirmed").booleanValue()).isFalse();
        assertThat(holder(open, "LV").path("state").stringValue()).isEqualTo("outstanding");
        assertThat(Instant.parse(holder(open, "LV").path("since").stringValue()))
                .isBetween(before.minusSeconds(5), Instant.now());

        JsonNode all = reports.confirmed(path, 2, 2);
        assertThat(holder(all, "LV").path("withdrawal").booleanValue()).isTrue();
        assertThat(there(reports.latvianAnalyst, path, 2)
                        .path("summary")
                        .path("state")
                        .stringValue())
                .isEqualTo("WITHDRAWN");
        assertThat(reports.latvianAnalyst.get("/api/v1/reports?q=Birch").json().path("reports"))
                .isEmpty();
    }

    @Test
    void anExportAtAHolderIsCountedAsACopyThatCannotBeRecalled() {
        String path = reports.recorded(report("", cigarettes("Paper Lantern")));
        reports.confirmed(path, 1, 2);
        there(reports.latvianAnalyst, path, 1);

        Reply file = reports.latvianAnalyst.get("/api/v1/reports/export?format=csv&q=Lantern");
        assertThat(file.text()).contains("Paper Lantern");

        JsonNode holders = awaited(
                reports.coordinator, path + "/holders", one -> one.path("files").intValue() == 1);
        assertThat(holders.path("copies").get(0).path("node").stringValue()).isEqualTo("LV");
    }

    @Test
    void erasedAReportIsNowhereAnyMoreButForItsBareTokens() {
        String brand = "Quillfeather Nonesuch";
        String path = reports.recorded(report("", cigarettes(brand)));
        reports.confirmed(path, 1, 2);
        String token =
                version(there(reports.latvianAnalyst, path, 1), 1).path("jws").stringValue();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> !tablesWith(reports.nodes.hub, "Quillfeather").isEmpty());
        List<ConfigurableApplicationContext> all =
                List.of(reports.nodes.estonia, reports.nodes.hub, reports.nodes.latvia);
        all.forEach(node -> assertThat(tablesWith(node, brand)).isNotEmpty());

        reports.withdraw(path, "ERASE");
        reports.confirmed(path, 2, 2);

        all.forEach(node -> Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(tablesWith(node, brand)).isEmpty()));
        JsonNode kept = version(reports.latvianAnalyst.get(path).json(), 1);
        assertThat(kept.path("jws").stringValue()).isEqualTo(token);
        assertThat(parts(kept)).isEmpty();
        assertThat(parts(version(reports.coordinator.get(path).json(), 1))).isEmpty();
    }

    @Test
    void whatWasPassedOnIsErasedAndRecalledWhileTheAgreementsAreSuspended() {
        String brand = "Suspended Siskin";
        String erased = reports.recorded(report("", cigarettes(brand)));
        String corrected = reports.recorded(report("", cigarettes("Suspended Serin"), COCAINE));
        reports.confirmed(erased, 1, 2);
        reports.confirmed(corrected, 1, 2);
        AgreementChanges atHub = reports.nodes.hub.getBean(AgreementChanges.class);
        AgreementChanges atEstonia = reports.nodes.estonia.getBean(AgreementChanges.class);
        AgreementChanges atLatvia = reports.nodes.latvia.getBean(AgreementChanges.class);
        atHub.suspend(NETWORK, "HUB-LV", "TALKS");
        atLatvia.suspend(NETWORK, "HUB-LV", "TALKS");
        try {
            reports.correct(corrected, 1, report("", COCAINE));
            awaited(
                    reports.coordinator,
                    corrected + "/holders",
                    one -> one.path("confirmed").intValue() == 2
                            && holder(one, "LV").path("state").stringValue("").equals("taken-back"));
            assertThat(reports.latvianAnalyst.get(corrected).status()).isEqualTo(404);

            atEstonia.suspend(NETWORK, "EE-HUB", "TALKS");
            reports.withdraw(erased, "ERASE");
            reports.confirmed(erased, 2, 2);
            assertThat(tablesWith(reports.nodes.latvia, brand)).isEmpty();
        } finally {
            atEstonia.resume(NETWORK, "EE-HUB");
            atLatvia.resume(NETWORK, "HUB-LV");
            atHub.resume(NETWORK, "HUB-LV");
        }
    }

    @Test
    @Order(Integer.MAX_VALUE - 1)
    void whatWasPassedOnCorrectedTakenBackAndErasedComparesAsHeld() {
        reports.confirmed(reports.recorded(report("", cigarettes("Last Lighthouse"), COCAINE)), 1, 2);

        assertAgree(reports.nodes.hub, "LV");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void whatWasPassedOnIsWithdrawnAfterTheAgreementsHaveEnded() {
        String path = reports.recorded(report("", cigarettes("Evening Ferry")));
        reports.confirmed(path, 1, 2);

        reports.nodes.end();
        reports.withdraw(path, "ERASE");

        JsonNode holders = reports.confirmed(path, 2, 2);
        assertThat(holder(holders, "LV").path("withdrawal").booleanValue()).isTrue();
        assertThat(there(reports.latvianAnalyst, path, 2)
                        .path("summary")
                        .path("state")
                        .stringValue())
                .isEqualTo("WITHDRAWN");
        List.of(reports.nodes.hub, reports.nodes.latvia)
                .forEach(node -> assertThat(tablesWith(node, "Evening Ferry")).isEmpty());
    }

    /** Tables of a node that hold the text in any column, also where it stands in encoded disclosures. */
    private static List<String> tablesWith(ConfigurableApplicationContext node, String text) {
        DSLContext sql = node.getBean(DSLContext.class);
        List<String> found = new ArrayList<>();
        List<String> tables = sql.fetch("""
                        select quote_ident(n.nspname) || '.' || quote_ident(c.relname)
                          from pg_class c join pg_namespace n on n.oid = c.relnamespace
                         where c.relkind = 'r' and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
                        """).map(row -> row.get(0, String.class));
        for (String table : tables) {
            Integer rows = sql.fetchSingle(
                            "select count(*) from " + table
                                    + " t where position(lower(?) in lower(cast(t as text))) > 0",
                            text)
                    .get(0, Integer.class);
            if (rows > 0) {
                found.add(table);
            }
        }
        Integer disclosed = sql.fetchSingle(
                        "select count(*) from registry.version v, unnest(v.disclosures) d where position(? in convert_from("
                                + "decode(rpad(translate(d, '-_', '+/'), cast(ceil(length(d) / 4.0) * 4 as integer), '='),"
                                + " 'base64'), 'UTF8')) > 0",
                        text)
                .get(0, Integer.class);
        if (disclosed > 0) {
            found.add("registry.version.disclosures");
        }
        return found;
    }
}
