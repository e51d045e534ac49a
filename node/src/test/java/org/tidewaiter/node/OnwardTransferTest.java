package org.tidewaiter.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.tidewaiter.node.Person.Reply;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestScopes;
import org.tidewaiter.node.delivery.AgreementChanges;
import org.tidewaiter.node.delivery.standing.RestoredCopy;
import org.tidewaiter.node.settings.NodePart;
import tools.jackson.databind.JsonNode;

/**
 * Onward transfer over three whole nodes, real HTTP and databases of their own: exchange.md, sections 3, 5 and 8. What a
 * national node reports to a hub the hub passes on to another, and the first one sees who holds it.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OnwardTransferTest {

    private static final AccessScope NETWORK = TestScopes.of(NodePart.HUB, Role.ADMINISTRATOR);

    private static RelayedNodes nodes;
    private static Person officer;
    private static Person coordinator;
    private static Person hubAnalyst;
    private static Person latvianAnalyst;

    @BeforeAll
    static void start() {
        nodes = new RelayedNodes();
        officer = Person.at(nodes.estonia, "mari", Role.OFFICER);
        coordinator = Person.at(nodes.estonia, "kadri", Role.COORDINATOR);
        hubAnalyst = Person.at(nodes.hub, "ana", Role.ANALYST);
        latvianAnalyst = Person.at(nodes.latvia, "juris", Role.ANALYST);
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    private static String cigarettes(String brand) {
        return """
                {"id":"tobacco2","category":"TOBACCO","subcategory":"CIGARETTES","brand":"%s",
                 "quantity":{"amount":"40000","unit":"STK","basis":"COUNTED"},"takenAs":"SEIZED"}""".formatted(brand);
    }

    private static final String COCAINE = """
            {"id":"cocaine2","category":"DRUGS","subcategory":"COCAINE_POWDER",
             "quantity":{"amount":"2","unit":"KGM","basis":"NET"},"takenAs":"SEIZED"}""";

    private static final String CASH = """
            {"id":"cash2222","category":"CURRENCY","subcategory":"CASH_BANKNOTES",
             "quantity":{"amount":"500","unit":"H87","basis":"COUNTED"},"takenAs":"DETAINED",
             "currency":{"instrument":"BANKNOTES","found":{"amount":"50000","currency":"EUR","basis":"ESTIMATE"},
                         "accompanied":true,"declarationStatus":"PARTIAL"}}""";

    private static String report(String more, String... goods) {
        return """
                {"formType":"STANDARD","eventKind":"SEIZURE","eventDate":{"date":"2026-05-03","precision":"DAY"},
                 "reportingAgency":"CUSTOMS","discoveryCountry":"EE","locationType":"LAND_BORDER_CROSSING",
                 "place":{"post":"Narva-1"},"direction":"IMPORT","offence":"SMUGGLING",
                 "goods":[%s],
                 "route":[{"role":"DEPARTURE","country":"BY"},{"role":"DESTINATION","country":"DE"}],
                 "transport":{"mode":"3","conveyance":"LORRY"},
                 "concealment":[{"place":"TRAILER_FLOOR","method":"FALSE_BOTTOM"}],
                 "detection":["XRAY_MOBILE"]%s}
                """.formatted(String.join(",", goods), more);
    }

    /** Records a case that is released by itself; the path of its report. */
    private static String recorded(String document) {
        Reply reply = officer.post("/api/v1/reports", document);
        assertThat(reply.status()).as(reply.text()).isIn(200, 201);
        String record = reply.json().path("record").stringValue();
        JsonNode signed = awaited(
                coordinator,
                "/api/v1/records/" + record,
                one -> one.path("summary").path("version").intValue() == 1);
        return "/api/v1/reports/EE-CUSTOMS/"
                + signed.path("summary").path("number").stringValue();
    }

    private static JsonNode awaited(Person person, String path, Predicate<JsonNode> condition) {
        List<JsonNode> last = new ArrayList<>();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            Reply reply = person.get(path);
            if (reply.status() != 200) {
                return false;
            }
            last.add(reply.json());
            return condition.test(last.getLast());
        });
        return last.getLast();
    }

    private static JsonNode there(Person person, String path, int version) {
        return awaited(person, path, one -> one.path("summary").path("version").intValue() == version);
    }

    private static JsonNode confirmed(String path, int version, int holders) {
        return awaited(
                coordinator,
                path + "/holders",
                one -> one.path("version").intValue() == version
                        && one.path("confirmed").intValue() == holders
                        && one.path("of").intValue() == holders);
    }

    private static JsonNode holder(JsonNode holders, String node) {
        return holders.path("holders")
                .valueStream()
                .filter(one -> one.path("node").stringValue("").equals(node))
                .findFirst()
                .orElseThrow();
    }

    private static void withdraw(String path, String reason) {
        Reply reply = coordinator.post(path + "/withdrawal", "{\"reason\":\"" + reason + "\"}");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    }

    private static List<String> parts(JsonNode version) {
        return version.path("parts")
                .valueStream()
                .map(name -> name.stringValue(""))
                .toList();
    }

    private static JsonNode version(JsonNode report, int number) {
        return report.path("versions")
                .valueStream()
                .filter(one -> one.path("version").intValue() == number)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aReportPassesThroughTheHubNarrowedUnderItsOriginatorsSignature() {
        String path = recorded(report("", cigarettes("Northern Pine"), COCAINE));

        JsonNode atHub = version(there(hubAnalyst, path, 1), 1);
        JsonNode atLatvia = version(there(latvianAnalyst, path, 1), 1);

        assertThat(atLatvia.path("jws")).isEqualTo(atHub.path("jws"));
        assertThat(atLatvia.path("issuer").stringValue()).isEqualTo("EE");
        assertThat(atLatvia.path("source").stringValue()).isEqualTo("HUB");
        assertThat(parts(atHub)).contains("goods/tobacco2", "goods/cocaine2", "event");
        assertThat(parts(atLatvia)).contains("goods/tobacco2", "event").doesNotContain("goods/cocaine2", "pseudonym");
        JsonNode holders = confirmed(path, 1, 2);
        assertThat(holder(holders, "HUB").has("through")).isFalse();
        assertThat(holder(holders, "LV").path("through").stringValue()).isEqualTo("HUB");
        assertThat(holder(holders, "LV").path("state").stringValue()).isEqualTo("confirmed");
    }

    @Test
    void aCorrectionFollowsAndOneThatLeavesTheAgreementIsTakenBack() {
        String path = recorded(report("", cigarettes("Amber Coast"), COCAINE));
        confirmed(path, 1, 2);

        correct(path, 1, report("", cigarettes("Amber Shore"), COCAINE));
        confirmed(path, 2, 2);
        assertThat(there(latvianAnalyst, path, 2).toString())
                .contains("Amber Shore")
                .doesNotContain("Northern Pine");

        correct(path, 2, report("", COCAINE));
        JsonNode holders = awaited(
                coordinator,
                path + "/holders",
                one -> one.path("version").intValue() == 3
                        && one.path("confirmed").intValue() == 2
                        && holder(one, "LV").path("state").stringValue("").equals("taken-back"));
        assertThat(holder(holders, "HUB").path("version").intValue()).isEqualTo(3);
        assertThat(latvianAnalyst.get(path).status()).isEqualTo(404);
    }

    private static void correct(String path, int seen, String document) {
        Reply reply =
                officer.post(path + "/corrections", document.replaceFirst("\\{", "{\"seenVersion\":" + seen + ","));
        assertThat(reply.status()).as(reply.text()).isIn(200, 201, 202);
    }

    @Test
    void aWithdrawalReachesEveryHolderAndWhoIsAwayIsNamedWithSinceWhen() {
        String path = recorded(report("", cigarettes("Winter Birch")));
        confirmed(path, 1, 2);

        nodes.toLatvia.cut();
        JsonNode open;
        Instant before = Instant.now();
        try {
            withdraw(path, "ENTERED_IN_ERROR");
            open = awaited(
                    coordinator,
                    path + "/holders",
                    one -> one.path("withdrawn").booleanValue()
                            && one.path("confirmed").intValue() == 1
                            && holder(one, "LV").path("version").intValue() == 2);
        } finally {
            nodes.toLatvia.join();
        }
        assertThat(open.path("of").intValue()).isEqualTo(2);
        assertThat(holder(open, "HUB").path("confirmed").booleanValue()).isTrue();
        assertThat(holder(open, "LV").path("confirmed").booleanValue()).isFalse();
        assertThat(holder(open, "LV").path("state").stringValue()).isEqualTo("outstanding");
        assertThat(Instant.parse(holder(open, "LV").path("since").stringValue()))
                .isBetween(before.minusSeconds(5), Instant.now());

        JsonNode all = confirmed(path, 2, 2);
        assertThat(holder(all, "LV").path("withdrawal").booleanValue()).isTrue();
        assertThat(there(latvianAnalyst, path, 2).path("summary").path("state").stringValue())
                .isEqualTo("WITHDRAWN");
        assertThat(latvianAnalyst.get("/api/v1/reports?q=Birch").json().path("reports"))
                .isEmpty();
    }

    @Test
    void aRestoredHubPassesNothingOnBeforeItWasComparedWithEveryPartner() {
        SmartLifecycle looks = nodes.hub.getBeansOfType(SmartLifecycle.class).values().stream()
                .filter(one -> one.getClass().getSimpleName().startsWith("RestoredCopyRunner"))
                .findFirst()
                .orElseThrow();
        RestoredCopy copy = nodes.hub.getBean(RestoredCopy.class);
        nodes.toLatvia.cut();
        String path;
        try {
            nodes.hub
                    .getBean(DSLContext.class)
                    .execute("insert into delivery.restored_copy (since, cause) values (now(), 'RESTORED')");
            Awaitility.await().until(copy::isWithholding);
            path = recorded(report("", cigarettes("Restored Larch")));
            awaited(coordinator, path + "/holders", one -> one.path("confirmed").intValue() == 1);
            looks.stop();
        } finally {
            nodes.toLatvia.join();
        }
        assertThat(copy.isWithholding()).isTrue();
        Awaitility.await()
                .during(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(2))
                .until(() -> latvianAnalyst.get(path).status() == 404);

        looks.start();

        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !copy.isWithholding());
        confirmed(path, 1, 2);
    }

    @Test
    void whatIsNotToBePassedOnStaysAtTheHub() {
        String kept = recorded(report(",\"grading\":{\"handling\":[\"H2\"]}", cigarettes("Silent Harbour")));
        String passed = recorded(report("", cigarettes("Open Harbour")));

        confirmed(passed, 1, 2);
        confirmed(kept, 1, 1);
        assertThat(latvianAnalyst.get(kept).status()).isEqualTo(404);
        assertThat(hubAnalyst.get(kept).status()).isEqualTo(200);
    }

    @Test
    void anExportAtAHolderIsCountedAsACopyThatCannotBeRecalled() {
        String path = recorded(report("", cigarettes("Paper Lantern")));
        confirmed(path, 1, 2);
        there(latvianAnalyst, path, 1);

        Reply file = latvianAnalyst.get("/api/v1/reports/export?format=csv&q=Lantern");
        assertThat(file.text()).contains("Paper Lantern");

        JsonNode holders =
                awaited(coordinator, path + "/holders", one -> one.path("files").intValue() == 1);
        assertThat(holders.path("copies").get(0).path("node").stringValue()).isEqualTo("LV");
    }

    @Test
    void erasedAReportIsNowhereAnyMoreButForItsBareTokens() {
        String brand = "Quillfeather Nonesuch";
        String path = recorded(report("", cigarettes(brand)));
        confirmed(path, 1, 2);
        String token = version(there(latvianAnalyst, path, 1), 1).path("jws").stringValue();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> !tablesWith(nodes.hub, "Quillfeather").isEmpty());
        List<ConfigurableApplicationContext> all = List.of(nodes.estonia, nodes.hub, nodes.latvia);
        all.forEach(node -> assertThat(tablesWith(node, brand)).isNotEmpty());

        withdraw(path, "ERASE");
        confirmed(path, 2, 2);

        all.forEach(node -> Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(tablesWith(node, brand)).isEmpty()));
        JsonNode kept = version(latvianAnalyst.get(path).json(), 1);
        assertThat(kept.path("jws").stringValue()).isEqualTo(token);
        assertThat(parts(kept)).isEmpty();
        assertThat(parts(version(coordinator.get(path).json(), 1))).isEmpty();
    }

    @Test
    void whatWasPassedOnIsErasedAndRecalledWhileTheAgreementsAreSuspended() {
        String brand = "Suspended Siskin";
        String erased = recorded(report("", cigarettes(brand)));
        String corrected = recorded(report("", cigarettes("Suspended Serin"), COCAINE));
        confirmed(erased, 1, 2);
        confirmed(corrected, 1, 2);
        AgreementChanges atHub = nodes.hub.getBean(AgreementChanges.class);
        AgreementChanges atEstonia = nodes.estonia.getBean(AgreementChanges.class);
        AgreementChanges atLatvia = nodes.latvia.getBean(AgreementChanges.class);
        atHub.suspend(NETWORK, "HUB-LV", "TALKS");
        atLatvia.suspend(NETWORK, "HUB-LV", "TALKS");
        try {
            correct(corrected, 1, report("", COCAINE));
            awaited(
                    coordinator,
                    corrected + "/holders",
                    one -> one.path("confirmed").intValue() == 2
                            && holder(one, "LV").path("state").stringValue("").equals("taken-back"));
            assertThat(latvianAnalyst.get(corrected).status()).isEqualTo(404);

            atEstonia.suspend(NETWORK, "EE-HUB", "TALKS");
            withdraw(erased, "ERASE");
            confirmed(erased, 2, 2);
            assertThat(tablesWith(nodes.latvia, brand)).isEmpty();
        } finally {
            atEstonia.resume(NETWORK, "EE-HUB");
            atLatvia.resume(NETWORK, "HUB-LV");
            atHub.resume(NETWORK, "HUB-LV");
        }
    }

    @Test
    @Order(Integer.MAX_VALUE - 3)
    void whatAWiderOnwardRuleLetsBePassedOnGoesToThoseToWhomItMay() {
        AgreementChanges atHub = nodes.hub.getBean(AgreementChanges.class);
        atHub.suspend(NETWORK, "HUB-LV", "TALKS");
        String path = recorded(report("", cigarettes("Onward Otter")));
        there(hubAnalyst, path, 1);
        nodes.reviseOnward();
        atHub.resume(NETWORK, "HUB-LV");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> stateAtHub(path).equals("NOT_DUE"));
        assertThat(latvianAnalyst.get(path).status()).isEqualTo(404);

        nodes.reviseOnward("CUSTOMS", "POLICE");

        confirmed(path, 1, 2);
        there(latvianAnalyst, path, 1);
        assertAgree(nodes.hub, "LV");
    }

    private static String stateAtHub(String path) {
        return nodes.hub
                .getBean(DSLContext.class)
                .fetchOptional(
                        "select state from delivery.item where partner = 'LV' and cast(number as text) = ?",
                        path.substring(path.lastIndexOf('/') + 1))
                .map(row -> row.get(0, String.class))
                .orElse("");
    }

    @Test
    @Order(Integer.MAX_VALUE - 2)
    void whatAWiderAgreementLetsGoIsAddedAtEveryHolder() {
        String path = recorded(report("", cigarettes("Wider Waters"), COCAINE, CASH));
        String withdrawn = recorded(report("", cigarettes("Withdrawn Waters"), COCAINE, CASH));
        confirmed(path, 1, 2);
        confirmed(withdrawn, 1, 2);
        withdraw(withdrawn, "ENTERED_IN_ERROR");
        confirmed(withdrawn, 2, 2);
        JsonNode first = version(hubAnalyst.get(path).json(), 1);
        long counted = counted(nodes.estonia) + counted(nodes.hub);

        nodes.revisePassingOn("TOBACCO", "DRUGS", "CURRENCY");
        JsonNode drugs =
                awaited(latvianAnalyst, path, one -> parts(version(one, 1)).contains("goods/cocaine2"));
        assertThat(parts(version(drugs, 1))).doesNotContain("goods/cash2222");
        nodes.reviseReporting("TOBACCO", "DRUGS", "CURRENCY");

        for (Person reader : List.of(hubAnalyst, latvianAnalyst)) {
            JsonNode added = awaited(reader, path, one -> parts(version(one, 1)).contains("goods/cash2222"));
            assertThat(added.path("summary").path("goods").size()).isEqualTo(3);
            assertThat(reader.get("/api/v1/reports?category=CURRENCY&q=Wider")
                            .json()
                            .path("reports"))
                    .hasSize(1);
            assertThat(parts(version(reader.get(withdrawn).json(), 1))).doesNotContain("goods/cash2222");
        }
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> supplements() == 0);
        assertThat(version(hubAnalyst.get(path).json(), 1).path("acceptedAt")).isEqualTo(first.path("acceptedAt"));
        assertThat(counted(nodes.estonia) + counted(nodes.hub)).isEqualTo(counted);
        confirmed(path, 1, 2);
        assertAgree(nodes.estonia, "HUB");
        assertAgree(nodes.hub, "LV");
    }

    /** How many deliveries a node has counted for its service reports. */
    private static long counted(ConfigurableApplicationContext node) {
        return node.getBean(DSLContext.class)
                .fetchSingle("select coalesce(sum(versions), 0) from delivery.timeliness")
                .get(0, Long.class);
    }

    private static long supplements() {
        return Stream.of(nodes.estonia, nodes.hub)
                .mapToLong(node -> node.getBean(DSLContext.class)
                        .fetchSingle("select (select count(*) from delivery.supplement)"
                                + " + (select count(*) from delivery.lane where supplement_to is not null)")
                        .get(0, Long.class))
                .sum();
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void whatWasPassedOnIsWithdrawnAfterTheAgreementsHaveEnded() {
        String path = recorded(report("", cigarettes("Evening Ferry")));
        confirmed(path, 1, 2);

        nodes.end();
        withdraw(path, "ERASE");

        JsonNode holders = confirmed(path, 2, 2);
        assertThat(holder(holders, "LV").path("withdrawal").booleanValue()).isTrue();
        assertThat(there(latvianAnalyst, path, 2).path("summary").path("state").stringValue())
                .isEqualTo("WITHDRAWN");
        List.of(nodes.hub, nodes.latvia)
                .forEach(node -> assertThat(tablesWith(node, "Evening Ferry")).isEmpty());
    }

    @Test
    @Order(Integer.MAX_VALUE - 1)
    void whatWasPassedOnCorrectedTakenBackAndErasedComparesAsHeld() {
        confirmed(recorded(report("", cigarettes("Last Lighthouse"), COCAINE)), 1, 2);

        assertAgree(nodes.hub, "LV");
    }

    private static void assertAgree(ConfigurableApplicationContext node, String partner) {
        Person administrator = Person.at(node, "ants" + System.nanoTime(), Role.ADMINISTRATOR);
        String lane = "/api/v1/lanes/" + partner + "/reconciliations";
        awaited(administrator, lane + "?limit=1", newest -> newest.isEmpty() || ended(newest.path(0)));
        String before =
                administrator.get(lane + "?limit=1").json().path(0).path("id").stringValue("");

        assertThat(administrator.post(lane).status()).isEqualTo(202);

        JsonNode compared = awaited(
                        administrator,
                        lane + "?limit=1",
                        newest -> !newest.path(0).path("id").stringValue("").equals(before) && ended(newest.path(0)))
                .path(0);
        assertThat(compared.path("state").stringValue()).as(compared.toString()).isEqualTo("AGREES");
        assertThat(compared.path("receiverCount").longValue()).isPositive();
    }

    private static boolean ended(JsonNode comparison) {
        return comparison.hasNonNull("endedAt");
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
