package org.tidewaiter.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidewaiter.node.Person.ok;
import static org.tidewaiter.node.agreements.Seizures.cigarettes;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tidewaiter.node.access.Browser;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestAccounts;
import org.tidewaiter.node.delivery.Awaiting;

/**
 * A node that was restored from an older copy has given numbers away anew, while its partner holds what it issued under them
 * before: the partner keeps the first, both are told, a person decides, and the next version brings all together.
 */
class ForkTest {

    private static final String LANE = "/api/v1/lanes/HUB/reconciliations";
    private static final String LOST = "/api/v1/lost-versions/EE-CUSTOMS/";

    private static TwoNodes nodes;
    private static Person officer;
    private static Person coordinator;
    private static Person administrator;
    private static Person hubAdministrator;
    private static DSLContext here;
    private static DSLContext there;

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

    /** A report that was corrected to as many cartons, forgotten from its second version on, and corrected to others. */
    private static UUID forked(int before, int... after) {
        UUID number = reported();
        for (int i = 0; i < after.length - 1; i++) {
            correct(number, 1 + i, after[i]);
            awaitItem(number, 2 + i, "DELIVERED");
        }
        correct(number, after.length, after[after.length - 1]);
        awaitItem(number, after.length + 1, "DELIVERED");
        forget(number);
        correct(number, 1, before);
        awaitItem(number, 2, "CONFLICT");
        return number;
    }

    private static UUID reported() {
        String record = ok(officer.post("/api/v1/reports", cigarettes(1)))
                .path("record")
                .stringValue();
        release(record);
        Awaiting.until(
                "it has a number",
                () -> here.resultQuery("select number from registry.report where record = cast(? as uuid)", record)
                        .fetchOptional(0, UUID.class)
                        .isPresent());
        UUID number = Objects.requireNonNull(
                here.resultQuery("select number from registry.report where record = cast(? as uuid)", record)
                        .fetchSingle(0, UUID.class));
        awaitItem(number, 1, "DELIVERED");
        return number;
    }

    private static void correct(UUID number, int seen, int cartons) {
        String content = cigarettes(cartons);
        ok(officer.post(
                "/api/v1/records/" + record(number) + "/corrections",
                content.substring(0, content.length() - 1) + ",\"seenVersion\":" + seen + "}"));
        release(record(number));
    }

    private static void release(String record) {
        ok(coordinator.post("/api/v1/records/" + record + "/release", "{\"text\":false}"));
    }

    private static String record(UUID number) {
        return Objects.requireNonNull(here.resultQuery("select record from registry.report where number = ?", number)
                .fetchSingle(0, String.class));
    }

    /** As a restore from a copy that was made when the report had one version. */
    private static void forget(UUID number) {
        here.execute("""
                with w as (select r.id, r.number from registry.report r where r.number = ?),
                     i as (delete from delivery.item i using w where i.number = w.number and i.version > 1),
                     n as (delete from registry.revision n using w where n.report_id = w.id and n.version > 1),
                     v as (delete from registry.version v using w where v.report_id = w.id and v.version > 1)
                update registry.report r set version = 1, digest = first.digest
                  from w join registry.version first on first.report_id = w.id and first.version = 1
                 where r.id = w.id""", number);
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

    /** The other branch has come back, by the comparison that the conflict wants or by one that a person does. */
    private static void awaitBranch(UUID number, int version) {
        Awaiting.until("the other branch is here", () -> {
            boolean known = here.resultQuery(
                            "select 1 from delivery.lost_version where number = ? and version = ? and branch",
                            number,
                            version)
                    .fetchOptional()
                    .isPresent();
            if (!known) {
                administrator.post(LANE);
            }
            return known;
        });
    }

    private static String compared() {
        Awaiting.until(
                "none is under way",
                () -> here.fetch("select 1 from delivery.reconciliation where state in ('WANTED', 'RUNNING')")
                        .isEmpty());
        assertThat(administrator.post(LANE).status()).isEqualTo(202);
        Awaiting.until(
                "it has ended",
                () -> here.fetch("select 1 from delivery.reconciliation where state in ('WANTED', 'RUNNING')")
                        .isEmpty());
        return ok(administrator.get(LANE + "?limit=1")).path(0).path("state").stringValue();
    }

    /** What both nodes say of a report: state, version, digest and cartons. */
    private static void assertBothHold(UUID number, String state, int version, String cartons) {
        for (DSLContext node : List.of(here, there)) {
            assertThat(node.resultQuery("""
                            select r.state || ' ' || r.version || ' ' || coalesce((
                                       select string_agg(trim_scale(g.amount) || '', ',')
                                         from registry.goods_line g where g.report_id = r.id), '-')
                              from registry.report r where r.number = ?""", number).fetchSingle(0, String.class))
                    .isEqualTo(state + " " + version + " " + cartons);
        }
        String digest = "select digest from registry.report where number = ?";
        assertThat(there.resultQuery(digest, number).fetchSingle(0, String.class))
                .isEqualTo(here.resultQuery(digest, number).fetchSingle(0, String.class));
    }

    private static Set<String> predecessors(UUID number, int version) {
        return Set.of(
                Objects.requireNonNull(there.resultQuery("""
                        select v.predecessors from registry.version v join registry.report r on r.id = v.report_id
                         where r.number = ? and v.version = ?""", number, version).fetchSingle(0, String[].class)));
    }

    private static String digest(DSLContext node, UUID number, int version) {
        return Objects.requireNonNull(node.resultQuery("""
                        select v.digest from registry.version v join registry.report r on r.id = v.report_id
                         where r.number = ? and v.version = ?""", number, version).fetchSingle(0, String.class));
    }

    private static boolean isOpen(UUID number) {
        Set<String> open = new HashSet<>();
        ok(coordinator.get("/api/v1/lost-versions"))
                .forEach(one -> open.add(
                        one.path("version").path("identity").path("number").stringValue()));
        return open.contains(number.toString());
    }

    private static boolean isAlarmed(DSLContext node, UUID number) {
        return node.resultQuery(
                        "select 1 from delivery.alarm where kind = 'conflict' and number = ? and seen_at is null",
                        number)
                .fetchOptional()
                .isPresent();
    }

    @Test
    void theNextVersionSaysWhatThePersonKeepsOrTakesOverAndBothEndsAgreeAgain() {
        UUID kept = forked(20, 30);
        UUID taken = forked(40, 50);
        awaitBranch(kept, 2);
        awaitBranch(taken, 2);
        assertThat(isAlarmed(here, kept) && isAlarmed(there, kept)).isTrue();
        assertThat(isOpen(kept) && isOpen(taken)).isTrue();
        assertThat(officer.post(LOST + kept + "/2/keeping").status()).isEqualTo(403);

        ok(coordinator.post(LOST + kept + "/2/keeping"));
        ok(coordinator.post(LOST + taken + "/2/adoption"));

        awaitItem(kept, 3, "DELIVERED");
        awaitItem(taken, 3, "DELIVERED");
        assertBothHold(kept, "SIGNED", 3, "20");
        assertBothHold(taken, "SIGNED", 3, "50");
        assertThat(predecessors(kept, 3)).containsExactlyInAnyOrder(digest(here, kept, 2), digest(there, kept, 2));
        assertThat(isOpen(kept) || isOpen(taken)).isFalse();
        for (DSLContext node : List.of(here, there)) {
            assertThat(isAlarmed(node, kept) || isAlarmed(node, taken)).isFalse();
        }
        assertThat(ok(administrator.get("/api/v1/lanes")).toString()).contains("\"conflicts\":0");
        assertThat(compared()).isEqualTo("AGREES");
        assertThat(coordinator.post(LOST + kept + "/2/keeping").status()).isEqualTo(404);
    }

    @Test
    void aBranchOfSeveralVersionsIsFollowedAboveItsHighest() {
        UUID number = forked(20, 30, 31);
        awaitBranch(number, 2);
        awaitBranch(number, 3);

        ok(coordinator.post(LOST + number + "/3/adoption"));

        awaitItem(number, 4, "DELIVERED");
        assertBothHold(number, "SIGNED", 4, "31");
        assertThat(predecessors(number, 4))
                .containsExactlyInAnyOrder(digest(here, number, 2), digest(there, number, 2), digest(there, number, 3));
        assertThat(compared()).isEqualTo("AGREES");
        correct(number, 4, 60);
        awaitItem(number, 5, "DELIVERED");
        assertBothHold(number, "SIGNED", 5, "60");
        assertThat(predecessors(number, 5)).containsExactly(digest(here, number, 4));
    }

    @Test
    void anOrdinaryCorrectionOrWithdrawalFollowsBothToo() {
        UUID corrected = forked(20, 30);
        UUID withdrawn = forked(40, 50);
        awaitBranch(corrected, 2);
        awaitBranch(withdrawn, 2);

        correct(corrected, 2, 70);
        ok(coordinator.post("/api/v1/records/" + record(withdrawn) + "/withdrawal", "{\"reason\":\"ERASE\"}"));

        awaitItem(corrected, 3, "DELIVERED");
        awaitItem(withdrawn, 3, "DELIVERED");
        assertBothHold(corrected, "SIGNED", 3, "70");
        assertThat(there.resultQuery("select state from registry.report where number = ?", withdrawn)
                        .fetchSingle(0, String.class))
                .isEqualTo("WITHDRAWN");
        assertThat(isOpen(corrected) || isOpen(withdrawn)).isFalse();
        assertThat(here.resultQuery("select signed from delivery.lost_version where number = ?", withdrawn)
                        .fetchSingle(0, String.class))
                .as("of the other branch the bare token alone is left")
                .matches("[^~]+~");
        assertThat(compared()).isEqualTo("AGREES");
    }

    @Test
    void aWithdrawalInEitherBranchIsFinal() {
        UUID number = reported();
        correct(number, 1, 30);
        awaitItem(number, 2, "DELIVERED");
        forget(number);
        ok(coordinator.post("/api/v1/records/" + record(number) + "/withdrawal", "{\"reason\":\"DUPLICATE\"}"));
        awaitItem(number, 2, "CONFLICT");
        awaitBranch(number, 2);
        assertThat(coordinator.post(LOST + number + "/2/adoption").status()).isEqualTo(409);

        ok(coordinator.post(LOST + number + "/2/keeping"));

        awaitItem(number, 3, "DELIVERED");
        assertThat(there.resultQuery("select state || version from registry.report where number = ?", number)
                        .fetchSingle(0, String.class))
                .isEqualTo("WITHDRAWN3");
        assertThat(compared()).isEqualTo("AGREES");
    }

    @Test
    void thePageShowsBothBranchesAndWhatDiffers() {
        UUID number = forked(20, 30);
        awaitBranch(number, 2);
        String page = "/lost-versions/EE-CUSTOMS/" + number + "/2";
        int port = Integer.parseInt(nodes.nationalNode.getEnvironment().getRequiredProperty("local.server.port"));
        nodes.nationalNode.getBean(TestAccounts.class).create("liis", "fr", Role.COORDINATOR);
        try (Browser french = new Browser(port)) {
            french.signIn("liis", TestAccounts.PASSWORD);
            assertThat(french.get("/lost-versions").body()).contains("Comparer les deux et décider", page);
            assertThat(french.get("/reports/" + record(number)).body())
                    .contains("Deux versions d’un même rapport", page);
            assertThat(french.get(page).body())
                    .contains("Garder ce qui figure ici", "Reprendre l’autre version", "<del>20", "<ins>30");
        }
        ok(coordinator.post(LOST + number + "/2/keeping"));
        awaitItem(number, 3, "DELIVERED");
    }
}
