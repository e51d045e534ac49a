package org.tidewaiter.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidewaiter.node.Person.ok;
import static org.tidewaiter.node.agreements.Seizures.cigarettes;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.tidewaiter.node.access.Browser;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestAccounts;
import org.tidewaiter.node.agreements.Seizures;
import org.tidewaiter.node.delivery.Awaiting;
import tools.jackson.databind.JsonNode;

/**
 * Two whole nodes with databases of their own, in which losses and alterations are planted on either side: each is named, and
 * healed or left to a person. 20 by default, 100 with {@code -Dtidewaiter.trials=all}; the seed is printed and can be given
 * with {@code -Dtidewaiter.seed}.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReconciliationTrialTest {

    private static final boolean ALL =
            System.getProperty("tidewaiter.trials", "").equals("all");
    private static final int PLANTED = ALL ? 100 : 20;
    private static final String LANE = "/api/v1/lanes/HUB/reconciliations";

    private static TwoNodes nodes;
    private static Person officer;
    private static Person coordinator;
    private static Person administrator;
    private static Person hubAdministrator;
    private static DSLContext here;
    private static DSLContext there;
    private static final Map<UUID, String> expected = new LinkedHashMap<>();
    private static final Map<UUID, String> accepted = new LinkedHashMap<>();
    private static final Map<UUID, Plant> plants = new LinkedHashMap<>();

    /** What a report has gone through before anything is planted. */
    private enum Past {
        SENT,
        CORRECTED,
        WITHDRAWN,
        RECALLED
    }

    /**
     * What is planted, into what kind of report, at which end, and how the comparison must name it. Nothing is planted that a
     * constraint of the database forbids: two rows for one version, a version of no report, an unknown state.
     */
    private enum Plant {
        REPORT_LOST(Past.SENT, false, "missing-there", """
                delete from registry.report where number = ?"""),
        CORRECTED_REPORT_LOST(Past.CORRECTED, false, "missing-there", """
                delete from registry.report where number = ?"""),
        VERSION_LOST(Past.SENT, false, "missing-there", """
                delete from registry.version v using registry.report r where r.id = v.report_id and r.number = ?"""),
        BYTES_ALTERED(Past.SENT, false, "damaged-there", """
                update registry.version v set jws = overlay(jws placing 'AAAA' from 300 for 4)
                  from registry.report r where r.id = v.report_id and r.number = ?"""),
        SIGNATURE_ALTERED(Past.CORRECTED, false, "damaged-there", """
                update registry.version v set jws = left(jws, -8) || 'AAAAAAAA'
                  from registry.report r where r.id = v.report_id and r.number = ? and v.version = 2"""),
        DIGEST_COLUMN_ALTERED(Past.SENT, false, "damaged-there", """
                update registry.version v set digest = reverse(left(v.digest, 42)) || right(v.digest, 1)
                  from registry.report r where r.id = v.report_id and r.number = ?"""),
        DISCLOSURES_ALTERED(Past.SENT, false, "damaged-there", """
                update registry.version v set disclosures[1] = overlay(disclosures[1] placing 'BBBB' from 40 for 4)
                  from registry.report r where r.id = v.report_id and r.number = ?"""),
        DISCLOSURE_LOST(Past.CORRECTED, false, "damaged-there", """
                update registry.version v set disclosures = disclosures[2:], part_names = part_names[2:]
                  from registry.report r where r.id = v.report_id and r.number = ? and v.version = 2"""),
        WITHDRAWAL_LOST(Past.WITHDRAWN, false, "missing-there", """
                delete from registry.version v using registry.report r
                 where r.id = v.report_id and r.number = ? and v.kind = 'WITHDRAWAL'"""),
        BROUGHT_BACK(Past.WITHDRAWN, false, "damaged-there", """
                update registry.report set state = 'SIGNED' where number = ?"""),
        TAKEN_BACK_AND_SHOWN(Past.RECALLED, false, "unexpected-there", """
                update registry.report set state = 'SIGNED' where number = ?"""),
        RECALL_UNDONE(Past.RECALLED, false, "unexpected-there", """
                update registry.version v set recalled = false
                  from registry.report r where r.id = v.report_id and r.number = ?"""),
        ITEM_LOST(Past.SENT, true, "record-lost", """
                delete from delivery.item where number = ?"""),
        RECORD_ALTERED(Past.SENT, true, "record-altered", """
                update delivery.item set disclosed = reverse(left(disclosed, 42)) || right(disclosed, 1) where number = ?"""),
        ITEM_CALLED_NOT_DUE(Past.SENT, true, "unexpected-there", """
                update delivery.item set state = 'NOT_DUE', reason = 'category' where number = ?"""),
        OWN_DIGEST_COLUMN_ALTERED(Past.SENT, true, "damaged-here", """
                update registry.version v set digest = reverse(left(v.digest, 42)) || right(v.digest, 1)
                  from registry.report r where r.id = v.report_id and r.number = ?"""),
        OWN_BYTES_ALTERED(Past.SENT, true, "damaged-here", """
                update registry.version v set jws = overlay(jws placing 'AAAA' from 300 for 4)
                  from registry.report r where r.id = v.report_id and r.number = ?"""),
        OWN_VERSION_LOST(Past.SENT, true, "missing-here", """
                delete from registry.version v using registry.report r where r.id = v.report_id and r.number = ?"""),
        OWN_REPORT_LOST(Past.SENT, true, "unexpected-there", """
                with w as (select cast(? as uuid) as number),
                     i as (delete from delivery.item i using w where i.number = w.number)
                delete from registry.report r using w where r.number = w.number"""),
        OWN_CORRECTION_LOST(Past.CORRECTED, true, "unexpected-there", """
                with w as (select r.id, r.number from registry.report r where r.number = ?),
                     i as (delete from delivery.item i using w where i.number = w.number and i.version = 2),
                     n as (delete from registry.revision n using w where n.report_id = w.id and n.version = 2),
                     v as (delete from registry.version v using w where v.report_id = w.id and v.version = 2)
                update registry.report r set version = 1, digest = first.digest
                  from w join registry.version first on first.report_id = w.id and first.version = 1
                 where r.id = w.id""");

        private final Past past;
        private final boolean atSender;
        private final String kind;
        private final String statement;

        Plant(Past past, boolean atSender, String kind, String statement) {
            this.past = past;
            this.atSender = atSender;
            this.kind = kind;
            this.statement = statement;
        }

        /** Where the sender or its store has forgotten, the receiver keeps what it holds as it is. */
        boolean wantsPerson() {
            return this == OWN_BYTES_ALTERED
                    || this == OWN_VERSION_LOST
                    || this == OWN_REPORT_LOST
                    || this == OWN_CORRECTION_LOST;
        }

        void into(UUID number) {
            int rows = (atSender ? here : there).execute(statement, number);
            assertThat(rows).as("%s into %s", this, number).isPositive();
        }
    }

    @BeforeAll
    static void start() {
        nodes = new TwoNodes();
        officer = Person.at(nodes.nationalNode, "mari", Role.OFFICER);
        coordinator = Person.at(nodes.nationalNode, "kadri", Role.COORDINATOR);
        administrator = Person.at(nodes.nationalNode, "ants", Role.ADMINISTRATOR);
        hubAdministrator = Person.at(nodes.hubNode, "ines", Role.ADMINISTRATOR);
        here = nodes.nationalNode.getBean(DSLContext.class);
        there = nodes.hubNode.getBean(DSLContext.class);
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    private static UUID reported(int cartons) {
        String record = ok(officer.post("/api/v1/reports", cigarettes(cartons)))
                .path("record")
                .stringValue();
        release(record);
        Awaiting.until("it has a number", () -> number(record) != null);
        return Objects.requireNonNull(number(record));
    }

    private static void release(String record) {
        ok(coordinator.post("/api/v1/records/" + record + "/release", "{\"text\":false}"));
    }

    private static @Nullable UUID number(String record) {
        return here.resultQuery("select number from registry.report where record = cast(? as uuid)", record)
                .fetchSingle(0, UUID.class);
    }

    private static String record(UUID number) {
        return Objects.requireNonNull(here.resultQuery("select record from registry.report where number = ?", number)
                .fetchSingle(0, String.class));
    }

    private static void awaitItem(UUID number, int version, String state) {
        Awaiting.until(
                "version " + version + " is " + state,
                () -> here.resultQuery(
                                "select state from delivery.item where number = ? and version = ?", number, version)
                        .fetchOptional(0, String.class)
                        .filter(state::equals)
                        .isPresent());
    }

    private static void correct(UUID number, String content) {
        String body = content.substring(0, content.length() - 1) + ",\"seenVersion\":1}";
        ok(officer.post("/api/v1/records/" + record(number) + "/corrections", body));
        release(record(number));
    }

    private static void live(UUID number, Past past) {
        switch (past) {
            case SENT -> {}
            case CORRECTED -> {
                correct(number, cigarettes(77));
                awaitItem(number, 2, "DELIVERED");
            }
            case WITHDRAWN -> {
                ok(coordinator.post("/api/v1/records/" + record(number) + "/withdrawal", "{\"reason\":\"DUPLICATE\"}"));
                awaitItem(number, 2, "DELIVERED");
            }
            case RECALLED -> {
                correct(number, Seizures.ofGoods("DRUGS", "COCAINE_POWDER", 40, "KGM"));
                awaitItem(number, 2, "RECALLED");
            }
        }
    }

    /** All that the hub holds of a report, but for where it stands in journal, lane and receipts. */
    private static String held(UUID number) {
        return Objects.requireNonNull(there.resultQuery("""
                        select coalesce((select state || ' ' || version || ' ' || digest from registry.report where number = ?), '-')
                            || coalesce((select string_agg(v.version || ' ' || v.kind || ' ' || v.jws || ' ' || v.digest || ' '
                                                || v.disclosed || ' ' || v.recalled || ' ' || array_to_string(v.disclosures, ','),
                                            E'\\n' order by v.version)
                                   from registry.version v join registry.report r on r.id = v.report_id
                                  where r.number = ?), '')
                        """, number, number).fetchSingle(0, String.class));
    }

    /** How the hub answers whoever sends the report again. */
    private static String acceptances(UUID number) {
        return Objects.requireNonNull(there.resultQuery("""
                        select coalesce(string_agg(v.version || ' ' || v.accepted_at || ' ' || v.position || ' ' || v.receipt_id,
                                                   E'\\n' order by v.version), '-')
                          from registry.version v join registry.report r on r.id = v.report_id where r.number = ?
                        """, number).fetchSingle(0, String.class));
    }

    private static JsonNode compared() {
        Awaiting.until(
                "none is under way",
                () -> !here.fetchExists(
                        DSL.selectOne().from("delivery.reconciliation").where("state in ('WANTED', 'RUNNING')")));
        UUID before = newest();
        assertThat(administrator.post(LANE).status()).isEqualTo(202);
        Awaiting.until("another comparison ended", () -> {
            JsonNode newest = ok(administrator.get(LANE + "?limit=1")).path(0);
            return !newest.isMissingNode()
                    && !UUID.fromString(newest.path("id").stringValue()).equals(before)
                    && !newest.path("endedAt").isNull();
        });
        return ok(administrator.get(LANE + "/" + newest() + "?limit=200"));
    }

    private static @Nullable UUID newest() {
        JsonNode newest = ok(administrator.get(LANE + "?limit=1")).path(0);
        return newest.isMissingNode() ? null : UUID.fromString(newest.path("id").stringValue());
    }

    private static List<String> state(JsonNode comparison) {
        JsonNode one = comparison.path("reconciliation");
        return List.of(one.path("state").stringValue(), one.path("problem").stringValue("none"));
    }

    private static Set<String> kinds(JsonNode comparison, UUID number) {
        Set<String> kinds = new HashSet<>();
        comparison.path("differences").forEach(one -> {
            if (one.path("number").stringValue().equals(number.toString())) {
                kinds.add(one.path("kind").stringValue());
            }
        });
        return kinds;
    }

    @Test
    @Order(1)
    void whatWasPlantedIsNamedAndHealedOrLeftToAPerson() {
        long seed = Long.getLong("tidewaiter.seed", new Random().nextLong());
        System.out.println("seed of the planted losses: " + seed);
        Random random = new Random(seed);
        List<Plant> kinds = List.of(Plant.values());
        for (int i = 0; i < PLANTED; i++) {
            plants.put(reported(1 + i), i < kinds.size() ? kinds.get(i) : kinds.get(random.nextInt(kinds.size())));
        }
        List<UUID> untouched =
                IntStream.range(0, 5).mapToObj(i -> reported(500 + i)).toList();
        plants.keySet().forEach(number -> awaitItem(number, 1, "DELIVERED"));
        untouched.forEach(number -> awaitItem(number, 1, "DELIVERED"));
        plants.forEach((number, plant) -> live(number, plant.past));
        assertThat(state(compared())).containsExactly("AGREES", "none");

        plants.keySet().forEach(number -> expected.put(number, held(number)));
        plants.keySet().forEach(number -> accepted.put(number, acceptances(number)));
        plants.forEach((number, plant) -> plant.into(number));
        JsonNode comparison = compared();

        assertThat(state(comparison)).containsExactly("DIFFERS", "none");
        plants.forEach((number, plant) -> assertThat(kinds(comparison, number))
                .as("%s in %s", plant, number)
                .contains(plant.kind));
        untouched.forEach(number -> assertThat(kinds(comparison, number)).isEmpty());
        String id = comparison.path("reconciliation").path("id").stringValue();
        Set<String> left = plants.entrySet().stream()
                .filter(planted -> planted.getValue().wantsPerson())
                .map(planted -> planted.getKey().toString())
                .collect(Collectors.toSet());
        Awaiting.until("all is healed that can be", () -> {
            Set<String> open = new HashSet<>();
            ok(administrator.get(LANE + "/" + id + "?limit=200"))
                    .path("differences")
                    .forEach(one -> {
                        if (!one.path("healed").booleanValue()) {
                            open.add(one.path("number").stringValue());
                        }
                    });
            return open.equals(left);
        });
        JsonNode healed = ok(administrator.get(LANE + "/" + id + "?limit=200"));
        assertThat(healed.path("reconciliation").path("healed").intValue())
                .isPositive()
                .isEqualTo(StreamSupport.stream(healed.path("differences").spliterator(), false)
                        .filter(one -> one.path("healed").booleanValue())
                        .count());
        plants.keySet()
                .forEach(number -> assertThat(held(number))
                        .as("%s in %s", plants.get(number), number)
                        .isEqualTo(expected.get(number)));
        plants.forEach((number, plant) -> assertThat(acceptances(number))
                .as("what the hub says of its acceptance: %s in %s", plant, number)
                .isEqualTo(accepted.get(number)));
        JsonNode again = compared();
        List<String> open = new ArrayList<>();
        again.path("differences").forEach(one -> open.add(one.path("number").stringValue()));
        assertThat(new HashSet<>(open)).isEqualTo(left);
    }

    @Test
    @Order(2)
    void bothEndsKeepTheResultThatBothHaveSigned() {
        UUID id = Objects.requireNonNull(newest());
        String signed = "select sender_signed || receiver_signed from delivery.reconciliation where id = ?";
        Awaiting.until(
                "the hub has noted it",
                () -> there.resultQuery(signed, id)
                        .fetchOptional(0, String.class)
                        .isPresent());
        assertThat(there.resultQuery(signed, id).fetchSingle(0, String.class))
                .isEqualTo(here.resultQuery(signed, id).fetchSingle(0, String.class));
        JsonNode seen = ok(hubAdministrator.get("/api/v1/lanes/EE/reconciliations/" + id));
        assertThat(seen.path("reconciliation").path("sender").booleanValue()).isFalse();
        assertThat(seen.path("reconciliation").path("signed").booleanValue()).isTrue();
        assertThat(seen.path("differences").size())
                .isEqualTo(ok(administrator.get(LANE + "/" + id))
                        .path("differences")
                        .size())
                .isPositive();
    }

    @Test
    @Order(3)
    void theReceiverMayWantOneAndWhatIsAlteredThereIsAlarmed() {
        UUID before = newest();
        assertThat(hubAdministrator.post("/api/v1/lanes/EE/reconciliations").status())
                .isEqualTo(202);
        Awaiting.until("the sender has begun one", () -> !Objects.equals(newest(), before));
        assertThat(hubAdministrator.get("/api/v1/alarms?partner=EE").text()).contains("DAMAGED_VERSION");
        assertThat(there.fetchCount(DSL.table("registry.damaged_version"))).isPositive();
        assertThat(new String(administrator.get("/actuator/prometheus").bytes(), StandardCharsets.UTF_8))
                .contains("tidewaiter_reconciliation_differences_versions{");
    }

    @Test
    @Order(5)
    void whatTheSenderHasLostStandsAgainWhenItIsAdoptedAndIsGoneEverywhereWhenItIsWithdrawn() {
        List<UUID> lost = plants.entrySet().stream()
                .filter(planted -> planted.getValue().wantsPerson())
                .map(Map.Entry::getKey)
                .toList();
        Set<String> offered = new HashSet<>();
        JsonNode open = ok(coordinator.get("/api/v1/lost-versions"));
        open.forEach(one ->
                offered.add(one.path("version").path("identity").path("number").stringValue()));
        assertThat(offered).isEqualTo(lost.stream().map(UUID::toString).collect(Collectors.toSet()));
        assertThat(officer.get("/api/v1/lost-versions").status()).isEqualTo(403);

        Map<UUID, Boolean> withdrawn = new LinkedHashMap<>();
        lost.forEach(number -> withdrawn.put(number, withdrawn.size() % 2 == 1));
        open.forEach(one -> decide(one.path("version"), withdrawn));

        withdrawn.forEach((number, gone) -> {
            int version = versions(number) + (gone ? 1 : 0);
            awaitItem(number, version, "DELIVERED");
            assertThat(here.resultQuery("select state from registry.report where number = ?", number)
                            .fetchSingle(0, String.class))
                    .isEqualTo(gone ? "WITHDRAWN" : "SIGNED");
            assertThat(there.resultQuery("select state from registry.report where number = ?", number)
                            .fetchSingle(0, String.class))
                    .isEqualTo(gone ? "WITHDRAWN" : "SIGNED");
            if (!gone) {
                assertThat(held(number)).isEqualTo(expected.get(number));
                assertThat(acceptances(number)).isEqualTo(accepted.get(number));
            }
        });
        assertThat(ok(coordinator.get("/api/v1/lost-versions"))).isEmpty();
        assertThat(state(compared())).containsExactly("AGREES", "none");
    }

    /** How many versions were issued before the loss. */
    private static int versions(UUID number) {
        return Objects.requireNonNull(plants.get(number)).past == Past.CORRECTED ? 2 : 1;
    }

    private static void decide(JsonNode version, Map<UUID, Boolean> withdrawn) {
        UUID number = UUID.fromString(version.path("identity").path("number").stringValue());
        String path = "/api/v1/lost-versions/"
                + version.path("identity").path("originator").stringValue() + "/" + number + "/"
                + version.path("version").intValue();
        ok(
                Objects.requireNonNull(withdrawn.get(number))
                        ? coordinator.post(path + "/withdrawal", "{\"reason\":\"ENTERED_IN_ERROR\"}")
                        : coordinator.post(path + "/adoption"));
    }

    @Test
    @Order(4)
    void peopleReadInBothLanguagesWhatWasFound() {
        int port = Integer.parseInt(nodes.nationalNode.getEnvironment().getRequiredProperty("local.server.port"));
        String one = "/network/HUB/reconciliations/"
                + compared().path("reconciliation").path("id").stringValue();
        nodes.nationalNode.getBean(TestAccounts.class).create("rene", "fr", Role.ADMINISTRATOR);
        try (Browser browser = new Browser(port);
                Browser french = new Browser(port)) {
            browser.signIn("ants", TestAccounts.PASSWORD);
            String named = browser.get(one).body();
            assertThat(browser.get("/network/HUB").body()).contains("Compare now", "/network/HUB/reconciliations");
            assertThat(browser.get("/network/HUB/reconciliations").body()).contains(one);
            assertThat(named)
                    .contains(
                            "The sender’s own copy is altered",
                            "adopt what the receiver has given back",
                            "Of both ends");
            nodes.nationalNode.getBean(TestAccounts.class).create("liis", "fr", Role.COORDINATOR);
            try (Browser tasks = new Browser(port)) {
                tasks.signIn("liis", TestAccounts.PASSWORD);
                assertThat(tasks.get("/lost-versions").body())
                        .contains("Versions perdues", "Reprendre", "/lost-versions/withdraw");
            }
            french.signIn("rene", TestAccounts.PASSWORD);
            assertThat(french.get(one).body()).contains("La copie de l’expéditeur est altérée", "Des deux côtés");
        }
    }

    @Test
    @Order(5)
    void anErasureThatAnOlderCopyUndidIsDoneAgainAsSoonAsItsWithdrawalComesBack() {
        UUID number = reported(900);
        awaitItem(number, 1, "DELIVERED");
        here.execute(
                "create table public.older as select v.* from registry.version v join registry.report r"
                        + " on r.id = v.report_id where r.number = ?",
                number);
        ok(coordinator.post("/api/v1/records/" + record(number) + "/withdrawal", "{\"reason\":\"ERASE\"}"));
        awaitItem(number, 2, "DELIVERED");
        assertThat(disclosed(number)).isZero();

        here.execute("""
                update registry.version v set disclosures = o.disclosures, part_names = o.part_names, disclosed = o.disclosed
                  from public.older o where o.report_id = v.report_id and o.version = v.version""");
        here.execute("drop table public.older");
        here.execute("""
                delete from registry.version v using registry.report r
                 where r.id = v.report_id and r.number = ? and v.version = 2""", number);
        here.execute("""
                delete from registry.revision v using registry.report r
                 where r.id = v.report_id and r.number = ? and v.version = 2""", number);
        here.execute("""
                update registry.report r set state = 'SIGNED', version = 1, digest = v.digest
                  from registry.version v where v.report_id = r.id and r.number = ?""", number);
        here.execute("delete from delivery.item where number = ? and version = 2", number);
        assertThat(disclosed(number)).isPositive();
        compared();

        assertThat(disclosed(number)).isZero();
        assertThat(ok(coordinator.get("/api/v1/lost-versions")).toString()).doesNotContain(number.toString());
        assertThat(here.resultQuery("select state from registry.report where number = ?", number)
                        .fetchSingle(0, String.class))
                .isEqualTo("WITHDRAWN");
    }

    /** Parts that this node still has of a report. */
    private static int disclosed(UUID number) {
        return Objects.requireNonNull(here.resultQuery("""
                        select coalesce(sum(cardinality(v.disclosures)), 0)
                          from registry.version v join registry.report r on r.id = v.report_id where r.number = ?""", number).fetchSingle(0, Integer.class));
    }
}
