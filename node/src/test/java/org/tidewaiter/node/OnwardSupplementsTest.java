package org.tidewaiter.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidewaiter.node.RelayedNodes.PROFILE;
import static org.tidewaiter.node.RelayedNodes.WIDER_PROFILE;
import static org.tidewaiter.node.RelayedReports.CASH;
import static org.tidewaiter.node.RelayedReports.COCAINE;
import static org.tidewaiter.node.RelayedReports.assertAgree;
import static org.tidewaiter.node.RelayedReports.awaited;
import static org.tidewaiter.node.RelayedReports.cigarettes;
import static org.tidewaiter.node.RelayedReports.parts;
import static org.tidewaiter.node.RelayedReports.report;
import static org.tidewaiter.node.RelayedReports.there;
import static org.tidewaiter.node.RelayedReports.version;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestScopes;
import org.tidewaiter.node.delivery.AgreementChanges;
import org.tidewaiter.node.settings.NodePart;
import tools.jackson.databind.JsonNode;

/**
 * What wider terms let go of reports that three whole nodes hold already: exchange.md, sections 3 and 5. Each holder gets what it
 * may have more, at its first acceptance.
 */
class OnwardSupplementsTest {

    private static final AccessScope NETWORK = TestScopes.of(NodePart.HUB, Role.ADMINISTRATOR);

    private static final String DESCRIBED = "offender-profiles";

    /** Too few to be described to everybody. */
    private static final String OFFENDERS = """
            ,"offenders":{"count":2,"profiles":[{"nationality":"EE","sex":"1","ageBand":"FROM_25_TO_34","role":"DRIVER"},
                                                {"nationality":"LV","sex":"1","ageBand":"FROM_35_TO_44","role":"DRIVER"}]}""";

    private static RelayedReports reports;

    @BeforeAll
    static void start() {
        reports = new RelayedReports(new RelayedNodes(WIDER_PROFILE));
    }

    @BeforeEach
    void agreeOnFewGoods() {
        reports.nodes.reviseReporting("TOBACCO", "DRUGS");
        reports.nodes.revisePassingOn("TOBACCO");
        awaitSupplemented();
    }

    @AfterAll
    static void stop() {
        reports.close();
    }

    @Test
    void whatAWiderOnwardRuleLetsBePassedOnGoesToThoseToWhomItMay() {
        AgreementChanges atHub = reports.nodes.hub.getBean(AgreementChanges.class);
        atHub.suspend(NETWORK, "HUB-LV", "TALKS");
        String path = reports.recorded(report("", cigarettes("Onward Otter")));
        there(reports.hubAnalyst, path, 1);
        reports.nodes.reviseOnward(WIDER_PROFILE);
        atHub.resume(NETWORK, "HUB-LV");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> stateAtHub(path).equals("NOT_DUE"));
        assertThat(reports.latvianAnalyst.get(path).status()).isEqualTo(404);

        reports.nodes.reviseOnward(WIDER_PROFILE, "CUSTOMS", "POLICE");

        reports.confirmed(path, 1, 2);
        there(reports.latvianAnalyst, path, 1);
        assertAgree(reports.nodes.hub, "LV");
    }

    private static String stateAtHub(String path) {
        return reports.nodes
                .hub
                .getBean(DSLContext.class)
                .fetchOptional(
                        "select state from delivery.item where partner = 'LV' and cast(number as text) = ?",
                        path.substring(path.lastIndexOf('/') + 1))
                .map(row -> row.get(0, String.class))
                .orElse("");
    }

    @Test
    void whatAWiderAgreementLetsGoIsAddedAtEveryHolder() {
        String path = reports.recorded(report("", cigarettes("Wider Waters"), COCAINE, CASH));
        String withdrawn = reports.recorded(report("", cigarettes("Withdrawn Waters"), COCAINE, CASH));
        reports.confirmed(path, 1, 2);
        reports.confirmed(withdrawn, 1, 2);
        reports.withdraw(withdrawn, "ENTERED_IN_ERROR");
        reports.confirmed(withdrawn, 2, 2);
        JsonNode first = version(reports.hubAnalyst.get(path).json(), 1);
        long counted = counted(reports.nodes.estonia) + counted(reports.nodes.hub);

        reports.nodes.revisePassingOn("TOBACCO", "DRUGS", "CURRENCY");
        JsonNode drugs = awaited(
                reports.latvianAnalyst, path, one -> parts(version(one, 1)).contains("goods/cocaine2"));
        assertThat(parts(version(drugs, 1))).doesNotContain("goods/cash2222");
        reports.nodes.reviseReporting("TOBACCO", "DRUGS", "CURRENCY");

        for (Person reader : List.of(reports.hubAnalyst, reports.latvianAnalyst)) {
            JsonNode added = awaited(reader, path, one -> parts(version(one, 1)).contains("goods/cash2222"));
            assertThat(added.path("summary").path("goods").size()).isEqualTo(3);
            assertThat(reader.get("/api/v1/reports?category=CURRENCY&q=Wider")
                            .json()
                            .path("reports"))
                    .hasSize(1);
            assertThat(parts(version(reader.get(withdrawn).json(), 1))).doesNotContain("goods/cash2222");
        }
        awaitSupplemented();
        assertThat(version(reports.hubAnalyst.get(path).json(), 1).path("acceptedAt"))
                .isEqualTo(first.path("acceptedAt"));
        assertThat(counted(reports.nodes.estonia) + counted(reports.nodes.hub)).isEqualTo(counted);
        reports.confirmed(path, 1, 2);
        assertAgree(reports.nodes.estonia, "HUB");
        assertAgree(reports.nodes.hub, "LV");
    }

    @Test
    void whatAWiderOnwardProfileLetsBePassedOnIsAddedAndNothingBeyondTheSignedCeiling() {
        AgreementChanges atHub = reports.nodes.hub.getBean(AgreementChanges.class);
        atHub.suspend(NETWORK, "HUB-LV", "TALKS");
        String path = reports.recorded(report(OFFENDERS, cigarettes("Profiled Plover")));
        there(reports.hubAnalyst, path, 1);
        reports.nodes.reviseOnward(PROFILE, "CUSTOMS", "POLICE");
        String capped = reports.recorded(report(OFFENDERS, cigarettes("Capped Crake")));
        atHub.resume(NETWORK, "HUB-LV");
        for (String one : List.of(path, capped)) {
            reports.confirmed(one, 1, 2);
            assertThat(partsThere(reports.hubAnalyst, one)).contains(DESCRIBED);
            assertThat(partsThere(reports.latvianAnalyst, one))
                    .contains("offenders", "goods/tobacco2")
                    .doesNotContain(DESCRIBED);
        }

        reports.nodes.reviseOnward(WIDER_PROFILE, "CUSTOMS", "POLICE");

        awaited(reports.latvianAnalyst, path, one -> parts(version(one, 1)).contains(DESCRIBED));
        awaitSupplemented();
        assertThat(partsThere(reports.latvianAnalyst, capped)).doesNotContain(DESCRIBED);
        reports.confirmed(path, 1, 2);
        assertAgree(reports.nodes.hub, "LV");
    }

    @Test
    void aLaneWhoseOnwardRuleOnceLetMoreGoWaitsForTheNextVersion() {
        String before = reports.recorded(report(OFFENDERS, cigarettes("Earlier Eider"), COCAINE));
        reports.confirmed(before, 1, 2);
        reports.nodes.reviseOnward(PROFILE, "CUSTOMS", "POLICE");
        String after = reports.recorded(report(OFFENDERS, cigarettes("Later Lapwing"), COCAINE));
        String corrected = reports.recorded(report(OFFENDERS, cigarettes("Corrected Curlew"), COCAINE));
        reports.confirmed(after, 1, 2);
        reports.confirmed(corrected, 1, 2);

        reports.nodes.revisePassingOn("TOBACCO", "DRUGS");
        awaitSupplemented();

        assertThat(partsThere(reports.latvianAnalyst, before))
                .contains(DESCRIBED)
                .doesNotContain("goods/cocaine2");
        assertThat(partsThere(reports.latvianAnalyst, after)).doesNotContain(DESCRIBED, "goods/cocaine2");
        assertAgree(reports.nodes.hub, "LV");
        reports.correct(corrected, 1, report(OFFENDERS, cigarettes("Corrected Curlew"), COCAINE));
        assertThat(parts(version(there(reports.latvianAnalyst, corrected, 2), 2)))
                .contains("goods/cocaine2")
                .doesNotContain(DESCRIBED);

        reports.nodes.reviseOnward(WIDER_PROFILE, "CUSTOMS", "POLICE");

        for (String one : List.of(before, after)) {
            awaited(
                    reports.latvianAnalyst,
                    one,
                    report -> parts(version(report, 1)).contains("goods/cocaine2"));
        }
        awaitSupplemented();
        assertThat(partsThere(reports.latvianAnalyst, before)).contains(DESCRIBED);
        assertThat(partsThere(reports.latvianAnalyst, after)).doesNotContain(DESCRIBED);
        assertAgree(reports.nodes.hub, "LV");
    }

    private static List<String> partsThere(Person reader, String path) {
        return parts(version(there(reader, path, 1), 1));
    }

    /** Waits until the lanes have looked at everything under the newest revisions, and nothing is left to add. */
    private static void awaitSupplemented() {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(OnwardSupplementsTest::isSupplemented);
    }

    /** How many deliveries a node has counted for its service reports. */
    private static long counted(ConfigurableApplicationContext node) {
        return node.getBean(DSLContext.class)
                .fetchSingle("select coalesce(sum(versions), 0) from delivery.timeliness")
                .get(0, Long.class);
    }

    private static boolean isSupplemented() {
        String reporting = reports.nodes.reporting().digest().text();
        String passingOn = reports.nodes.passingOn().digest().text();
        return Stream.of(reports.nodes.estonia, reports.nodes.hub)
                .allMatch(node -> node.getBean(DSLContext.class)
                        .fetchSingle("""
                                select not exists (select 1 from delivery.supplement)
                                       and not exists (
                                           select 1 from delivery.lane
                                            where supplement_to is not null or look_again_to is not null
                                               or partner = 'HUB' and judged_by is distinct from ?
                                               or partner = 'LV' and (judged_by is distinct from ?
                                                                      or onward_by is distinct from array[cast(? as text)]))
                                """, reporting, passingOn, reporting)
                        .get(0, Boolean.class));
    }
}
