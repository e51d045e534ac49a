package org.tidewaiter.node.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.dispatch.Dispatch;
import org.tidewaiter.exchange.dispatch.DispatchBounds;
import org.tidewaiter.exchange.dispatch.DispatchItem;
import org.tidewaiter.exchange.receipt.Outcome;
import org.tidewaiter.exchange.receipt.WaitingCause;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.ItemFault;
import org.tidewaiter.exchange.version.VersionKind;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestScopes;
import org.tidewaiter.node.delivery.alarm.AlarmKind;
import org.tidewaiter.node.delivery.alarm.Alarms;
import org.tidewaiter.node.delivery.comparison.HealingRows;
import org.tidewaiter.node.delivery.lane.LaneRunner;
import org.tidewaiter.node.delivery.lane.LaneSupplementLooks;
import org.tidewaiter.node.delivery.queue.Lanes;
import org.tidewaiter.node.delivery.queue.OpenSupplements;
import org.tidewaiter.node.delivery.queue.OutgoingLane;
import org.tidewaiter.node.settings.NodePart;
import org.tidewaiter.node.web.Language;

/** A wider revision is adopted while the node runs: what the partner has accepted goes again with further parts. */
class LaneSupplementsTest {

    private static final AccessScope ADMINISTRATOR = TestScopes.of(NodePart.NATIONAL, Role.ADMINISTRATOR);

    private static TestNodes nodes;
    private static ScriptedPartner partner;
    private static ConfigurableApplicationContext national;
    private static MemoryReports reports;
    private static DSLContext sql;
    private static Agreement newest;
    private static int categories;

    @BeforeAll
    static void start() {
        nodes = new TestNodes();
        partner = new ScriptedPartner(nodes.hub, nodes.national, nodes.hubPort);
        national = nodes.startNational();
        reports = national.getBean(MemoryReports.class);
        sql = national.getBean(DSLContext.class);
        newest = nodes.agreement;
        Awaiting.until("the partner confirms the standing", national.getBean(Signing.class)::permitted);
    }

    @BeforeEach
    void forgetWhatCame() {
        partner.script.clear();
        partner.otherwise = ScriptedPartner.accept();
        partner.dispatches.clear();
        reports.unreadable().clear();
    }

    @AfterAll
    static void stop() {
        nodes.close();
        partner.close();
    }

    /** A category that no agreement covers yet. */
    private static String newCategory() {
        return "category-" + ++categories;
    }

    private static VersionRef releasedWithMore(String category) {
        return reports.releaseWithMore(national.getBean(Signing.class).issuer(), reports.newIdentity(), 1, category);
    }

    private static VersionRef delivered(String category) {
        VersionRef version = releasedWithMore(category);
        Awaiting.until("delivered", () -> is(version, PartnerState.State.DELIVERED));
        return version;
    }

    private static boolean is(VersionRef version, PartnerState.State wanted) {
        return national.getBean(Deliveries.class).of(version.identity()).stream()
                .anyMatch(state -> state.version() == version.version() && state.state() == wanted);
    }

    private static PartnerState state(VersionRef version) {
        return national.getBean(Deliveries.class).of(version.identity()).stream()
                .filter(state -> state.version() == version.version())
                .findFirst()
                .orElseThrow();
    }

    private static void adopt(Agreement revision) {
        newest = revision;
        assertThat(national.getBean(AgreementChanges.class).adopt(ADMINISTRATOR, nodes.signed(newest)))
                .isInstanceOf(AgreementChanges.Adoption.Adopted.class);
    }

    private static Agreement wider(String category) {
        return newest.revised(
                Stream.concat(newest.categories().stream(), Stream.of(category)).toList(), newest.limits());
    }

    private static Agreement without(String category) {
        return newest.revised(
                newest.categories().stream()
                        .filter(one -> !one.equals(category))
                        .toList(),
                newest.limits());
    }

    private static void awaitLooked() {
        Awaiting.until(
                "the lane has looked again at everything",
                () -> sql.fetchSingle(
                                "select look_again_to is null and supplement_to is null and judged_by = ? from delivery.lane",
                                newest.digest().text())
                        .get(0, Boolean.class));
    }

    private static void awaitSupplemented() {
        awaitLooked();
        Awaiting.until("nothing is left to add", () -> count("select count(*) from delivery.supplement") == 0);
    }

    private static long count(String query) {
        return Objects.requireNonNull(sql.fetchSingle(query).get(0, Long.class));
    }

    private static List<DispatchItem> arrived(VersionRef version) {
        synchronized (partner.dispatches) {
            return partner.dispatches.stream()
                    .map(Dispatch::items)
                    .flatMap(List::stream)
                    .filter(item -> item.version()
                            .digest()
                            .equals(reports.issued(version).digest()))
                    .toList();
        }
    }

    /** How often each version has arrived. */
    private static Map<Digest, Long> arrived() {
        synchronized (partner.dispatches) {
            return partner.dispatches.stream()
                    .map(Dispatch::items)
                    .flatMap(List::stream)
                    .collect(Collectors.groupingBy(item -> item.version().digest(), Collectors.counting()));
        }
    }

    private static ScriptedPartner.Move supplementing() {
        return ScriptedPartner.outcomes(item -> new Outcome.Supplemented(7, Instant.now()));
    }

    private static String recorded(VersionRef version, String column) {
        return sql.fetchSingle(
                        "select cast(" + column + " as text) from delivery.item where number = ? and version = ?",
                        version.identity().number(),
                        version.version())
                .get(0, String.class);
    }

    @Test
    void whatWasDeliveredGoesAgainWithWhatAWiderRevisionAdds() {
        String category = newCategory();
        VersionRef version = delivered(category);
        VersionRef other = delivered(newCategory());
        PartnerState before = state(version);
        String firstReceipt = recorded(version, "receipt_id");
        long counted = count("select sum(versions) from delivery.timeliness");
        sql.execute(
                "update delivery.item set released_at = released_at - interval '3 days', settled_at = settled_at - interval '3 days'"
                        + " where number = ?",
                version.identity().number());
        partner.otherwise = supplementing();

        adopt(wider(category));
        Awaiting.until("it comes again", () -> arrived(version).size() == 2);
        awaitSupplemented();

        DispatchItem again = arrived(version).getLast();
        assertThat(again.version().disclosures()).hasSize(2);
        assertThat(again.presented()).isPresent();
        assertThat(arrived(other)).hasSize(1);
        assertThat(state(version)).satisfies(after -> {
            assertThat(after.state()).isEqualTo(PartnerState.State.DELIVERED);
            assertThat(after.settledAt())
                    .isEqualTo(Objects.requireNonNull(before.settledAt()).minus(Duration.ofDays(3)));
            assertThat(after.theirPosition()).isEqualTo(before.theirPosition());
            assertThat(after.notAccepted()).isFalse();
        });
        assertThat(recorded(version, "disclosed"))
                .isEqualTo(reports.issued(version).signed().disclosed().text());
        assertThat(recorded(version, "first_receipt")).isEqualTo(firstReceipt);
        assertThat(recorded(version, "receipt_id")).isNotEqualTo(firstReceipt);
        assertThat(recorded(version, "late")).isEqualTo("false");
        assertThat(count("select sum(versions) from delivery.timeliness")).isEqualTo(counted);
    }

    @Test
    void aRevisionThatLetsNoMoreGoSendsNothingAndLooksAtNothing() {
        String category = newCategory();
        VersionRef version = delivered(category);
        partner.otherwise = supplementing();
        adopt(wider(category));
        Awaiting.until("it comes again", () -> arrived(version).size() == 2);
        awaitSupplemented();

        adopt(without(category));
        awaitLooked();
        assertThat(count("select supplemented from delivery.lane")).isPositive();
        adopt(newest.ending(Instant.parse("2090-01-01T00:00:00Z")));
        awaitLooked();
        adopt(wider(newCategory()));
        awaitSupplemented();

        assertThat(arrived(version)).hasSize(2);
    }

    @Test
    void aRevisionThatAddsAndTakesAwaySupplementsWhereNothingHeldIsTakenAwayAndElseWaitsForTheNextVersion() {
        String gone = newCategory();
        String added = newCategory();
        adopt(wider(gone));
        awaitLooked();
        VersionRef gains = delivered(added);
        VersionRef loses = delivered(gone);
        partner.otherwise = supplementing();

        adopt(newest.revised(
                newest.categories().stream()
                        .map(one -> one.equals(gone) ? added : one)
                        .toList(),
                newest.limits()));
        awaitSupplemented();

        assertThat(arrived(gains)).hasSize(2);
        assertThat(arrived(loses)).hasSize(1);
        partner.otherwise = ScriptedPartner.accept();
        VersionRef next =
                reports.releaseWithMore(national.getBean(Signing.class).issuer(), loses.identity(), 2, added);
        Awaiting.until("the next version is delivered", () -> is(next, PartnerState.State.DELIVERED));
        assertThat(arrived(next))
                .singleElement()
                .satisfies(item -> assertThat(item.version().disclosures()).hasSize(2));
    }

    @Test
    void whatHasMovedOnIsNotTouched() {
        String category = newCategory();
        VersionRef corrected = delivered(category);
        VersionRef withdrawn = delivered(category);
        VersionRef held = delivered(category);
        var issuer = national.getBean(Signing.class).issuer();
        reports.release(issuer, corrected.identity(), 2, VersionKind.CONTENT, "corrected");
        reports.release(issuer, withdrawn.identity(), 2, VersionKind.WITHDRAWAL, "");
        VersionRef recalled = delivered(category);
        VersionRef outside = new VersionRef(recalled.identity(), 2);
        reports.outside().add(outside);
        reports.release(issuer, recalled.identity(), 2, VersionKind.CONTENT, "outside");
        Awaiting.until("corrected", () -> is(new VersionRef(corrected.identity(), 2), PartnerState.State.DELIVERED));
        Awaiting.until("withdrawn", () -> is(new VersionRef(withdrawn.identity(), 2), PartnerState.State.DELIVERED));
        Awaiting.until("recalled", () -> is(outside, PartnerState.State.RECALLED));
        reports.hold(held.identity(), null);
        partner.otherwise = supplementing();

        adopt(wider(category));
        awaitLooked();
        Awaiting.until(
                "only what is on hold is left",
                () -> count("select count(*) from delivery.supplement where state = 'HELD'") == 1
                        && count("select count(*) from delivery.supplement") == 1);

        assertThat(outgoing().supplements()).isEqualTo(new OpenSupplements(0, 1, 0));
        for (VersionRef version : List.of(corrected, withdrawn, recalled, held)) {
            assertThat(arrived(version)).hasSize(1);
        }
        reports.endHold(held.identity());
        national.getBean(Deliveries.class).reconsider(held.identity());
        Awaiting.until("the end of the hold lets it go", () -> arrived(held).size() == 2);
        awaitSupplemented();
    }

    @Test
    void aRefusedSupplementLeavesTheVersionDeliveredAndIsATask() {
        String category = newCategory();
        VersionRef version = delivered(category);
        partner.otherwise = refusing();
        long refused = outgoing().refused();

        adopt(wider(category));
        Awaiting.until("it is refused", () -> state(version).furtherPartsRefused());

        Deliveries deliveries = national.getBean(Deliveries.class);
        assertThat(state(version).state()).isEqualTo(PartnerState.State.DELIVERED);
        assertThat(state(version).faults()).hasSize(1);
        assertThat(deliveries.notAccepted(ADMINISTRATOR, 100)).contains(version.identity());
        assertThat(outgoing().refused()).isEqualTo(refused + 1);
        assertThat(outgoing().supplements()).isEqualTo(new OpenSupplements(0, 0, 1));
        assertThat(national.getBean(Lanes.class).notAccepted(ADMINISTRATOR, "HUB", 100))
                .anySatisfy(one -> assertThat(one.version()).isEqualTo(version));

        partner.otherwise = supplementing();
        deliveries.reconsider(version.identity());
        awaitSupplemented();
        assertThat(state(version).notAccepted()).isFalse();
        assertThat(deliveries.notAccepted(ADMINISTRATOR, 100)).doesNotContain(version.identity());
    }

    @Test
    void whatIsTooLargeForAnyDispatchWithItsFurtherPartsIsATask() {
        String category = newCategory();
        VersionRef version = reports.releaseWithMore(
                national.getBean(Signing.class).issuer(),
                new VersionRef(reports.newIdentity(), 1),
                category,
                "x".repeat(DispatchBounds.ITEM_BYTES));
        Awaiting.until("delivered", () -> is(version, PartnerState.State.DELIVERED));
        VersionRef other = delivered(category);
        partner.otherwise = supplementing();

        adopt(wider(category));
        Awaiting.until("the other goes", () -> arrived(other).size() == 2);
        Awaiting.until("it cannot go", () -> state(version).furtherPartsRefused());

        assertThat(arrived(version)).hasSize(1);
        assertThat(state(version).faults()).containsExactly(ItemFault.of(Rule.TOO_LARGE, ""));
        assertThat(national.getBean(Deliveries.class).notAccepted(ADMINISTRATOR, 100))
                .contains(version.identity());
        assertThat(outgoing().supplements().refused()).isOne();
        RefusalWords words = national.getBean(RefusalWords.class);
        assertThat(words.sentence(Rule.TOO_LARGE.code(), Language.ENGLISH))
                .contains("It is larger than any dispatch takes.");
        assertThat(words.sentence(Rule.TOO_LARGE.code(), Language.FRENCH))
                .contains("Cela dépasse ce qu’un envoi peut contenir.");

        reports.release(
                national.getBean(Signing.class).issuer(), version.identity(), 2, VersionKind.CONTENT, "shortened");
        Awaiting.until(
                "a shorter correction goes",
                () -> is(new VersionRef(version.identity(), 2), PartnerState.State.DELIVERED));
        awaitSupplemented();
        assertThat(outgoing().supplements()).isEqualTo(OpenSupplements.NONE);
    }

    @Test
    void aRefusalGoesWhenALaterVersionTakesItsPlace() {
        String category = newCategory();
        VersionRef version = delivered(category);
        partner.otherwise = refusing();
        adopt(wider(category));
        Awaiting.until("it is refused", () -> state(version).furtherPartsRefused());

        partner.otherwise = ScriptedPartner.accept();
        corrected(version);

        awaitSupplemented();
        assertThat(state(version).notAccepted()).isFalse();
        assertThat(outgoing().supplements()).isEqualTo(OpenSupplements.NONE);
    }

    @Test
    void aRefusalGoesWhenTheVersionHasGoneAgainAsAWhole() {
        String category = newCategory();
        VersionRef version = delivered(category);
        partner.otherwise = refusing();
        adopt(wider(category));
        Awaiting.until("it is refused", () -> state(version).furtherPartsRefused());
        partner.otherwise = ScriptedPartner.accept();
        partner.dispatches.clear();

        national.getBean(HealingRows.class).sendAgain("HUB", version, Instant.now());
        Awaiting.until("it comes again", () -> arrived(version).size() == 1);

        awaitSupplemented();
        assertThat(arrived(version))
                .singleElement()
                .satisfies(item -> assertThat(item.version().disclosures()).hasSize(2));
        assertThat(state(version).notAccepted()).isFalse();
    }

    @Test
    void aRefusalThatComesAfterTheNextVersionIsNoTask() {
        String category = newCategory();
        VersionRef version = delivered(category);
        partner.script.add((there, dispatch, call) -> {
            VersionRef next = corrected(version);
            Awaiting.until("the next version passes it", () -> is(next, PartnerState.State.DELIVERED));
            refusing().play(there, dispatch, call);
        });

        adopt(wider(category));
        Awaiting.until(
                "the next version is delivered",
                () -> is(new VersionRef(version.identity(), 2), PartnerState.State.DELIVERED));

        awaitSupplemented();
        assertThat(state(version).notAccepted()).isFalse();
    }

    private static ScriptedPartner.Move refusing() {
        return ScriptedPartner.outcomes(
                item -> new Outcome.Refused(List.of(ItemFault.of(Rule.TOO_MANY_VERSIONS, "/claims/version"))));
    }

    private static VersionRef corrected(VersionRef version) {
        return reports.release(
                national.getBean(Signing.class).issuer(),
                version.identity(),
                version.version() + 1,
                VersionKind.CONTENT,
                "corrected");
    }

    @Test
    void whatCannotBeReadWhenItsFurtherPartsAreDueIsToldUntilItCan() {
        String category = newCategory();
        VersionRef version = delivered(category);
        VersionRef other = delivered(category);
        reports.unreadable().add(version);
        partner.otherwise = supplementing();

        adopt(wider(category));
        Awaiting.until("the other goes", () -> "supplemented".equals(recorded(other, "outcome")));
        Awaiting.until("it is told", () -> isToldUnreadable(version));

        assertThat(isToldUnreadable(other)).isFalse();
        assertThat(state(version).state()).isEqualTo(PartnerState.State.DELIVERED);
        assertThat(outgoing().supplements()).isEqualTo(new OpenSupplements(1, 0, 0));
        reports.unreadable().clear();
        awaitSupplemented();
        assertThat(isToldUnreadable(version)).isFalse();
        assertThat(arrived(version)).hasSize(2);
    }

    @Test
    void whatCouldNotBeReadIsToldNoMoreWhenALaterVersionTakesItsPlace() {
        String category = newCategory();
        VersionRef version = delivered(category);
        reports.unreadable().add(version);
        adopt(wider(category));
        Awaiting.until("it is told", () -> isToldUnreadable(version));
        sql.execute("update delivery.supplement set not_before = now() + interval '1 day'");

        corrected(version);

        awaitSupplemented();
        assertThat(isToldUnreadable(version)).isFalse();
    }

    private static boolean isToldUnreadable(VersionRef version) {
        return national.getBean(Alarms.class).list(ADMINISTRATOR, "HUB", true, 100).stream()
                .anyMatch(alarm -> alarm.kind() == AlarmKind.UNREADABLE_SUPPLEMENT && version.equals(alarm.version()));
    }

    private static OutgoingLane outgoing() {
        return Objects.requireNonNull(national.getBean(Lanes.class)
                .of(ADMINISTRATOR, "HUB")
                .orElseThrow()
                .outgoing());
    }

    @Test
    void aSupplementThatMustWaitGoesAgainWhileTheVersionStaysDelivered() {
        String category = newCategory();
        VersionRef version = delivered(category);
        partner.script.add(ScriptedPartner.outcomes(item -> new Outcome.Waiting(WaitingCause.VOCABULARY_UNKNOWN)));
        partner.script.add(ScriptedPartner.cut());
        partner.otherwise =
                ScriptedPartner.outcomes(item -> new Outcome.AlreadyAccepted(Instant.now(), 3, UUID.randomUUID()));

        adopt(wider(category));
        Awaiting.until("it came and must wait", () -> arrived(version).size() == 2);
        assertThat(is(version, PartnerState.State.DELIVERED)).isTrue();
        assertThat(outgoing().waiting()).isZero();
        awaitSupplemented();

        assertThat(outgoing().supplements()).isEqualTo(OpenSupplements.NONE);
        assertThat(arrived(version)).hasSize(4);
        assertThat(recorded(version, "disclosed"))
                .isEqualTo(reports.issued(version).signed().disclosed().text());
    }

    @Test
    void whatIsNewGoesBeforeSupplements() {
        String category = newCategory();
        VersionRef version = delivered(category);
        partner.otherwise = ScriptedPartner.answer(503, "text/plain", "away");
        adopt(wider(category));
        Awaiting.until("it comes again", () -> arrived(version).size() > 1);

        VersionRef fresh = releasedWithMore(newCategory());
        Awaiting.until("what is new comes instead", () -> arrived(fresh).size() > 1);
        partner.otherwise = supplementing();
        Awaiting.until("the new one is delivered", () -> is(fresh, PartnerState.State.DELIVERED));
        awaitSupplemented();

        List<Digest> order = partner.arrived();
        Digest first = reports.issued(fresh).digest();
        assertThat(order.lastIndexOf(first)).isEqualTo(order.size() - 2);
        assertThat(order.subList(order.indexOf(first), order.size() - 1)).containsOnly(first);
    }

    @Test
    void aPartnerThatHoldsAnotherVersionInItsPlaceIsToldOfAsEver() {
        String category = newCategory();
        VersionRef version = delivered(category);
        partner.script.add(ScriptedPartner.outcomes(item -> new Outcome.Conflict(MemoryReports.PROFILE)));

        adopt(wider(category));

        Awaiting.until("the conflict is known", () -> is(version, PartnerState.State.CONFLICT));
        assertThat(national.getBean(Alarms.class).list(ADMINISTRATOR, "HUB", true, 100))
                .anySatisfy(alarm -> assertThat(alarm.kind()).isEqualTo(AlarmKind.CONFLICT));
    }

    @Test
    void whatRevisionsOfBeforeTheUpgradeLeftNarrowIsLookedAtOnce() throws IOException {
        String category = newCategory();
        VersionRef version = delivered(category);
        partner.otherwise = supplementing();
        LaneRunner lanes = national.getBean(LaneRunner.class);
        lanes.stop();
        adopt(wider(category));
        // As the program before left it, which looked at nothing that was delivered.
        sql.execute(
                "update delivery.lane set judged_by = ?, look_again_to = null, supplement_to = null",
                newest.digest().text());
        lanes.start();
        sql.execute(upgrade());

        Awaiting.until("it comes again", () -> arrived(version).size() == 2);
        awaitSupplemented();
    }

    /** What the migration says of lanes. */
    private static String upgrade() throws IOException {
        try (InputStream migration = Objects.requireNonNull(
                LaneSupplementsTest.class.getResourceAsStream("/db/delivery/V202611281011__supplements.sql"))) {
            String text = new String(migration.readAllBytes(), StandardCharsets.UTF_8);
            return text.substring(text.indexOf("update delivery.lane"));
        }
    }

    @Test
    void theLookGoesOnFromItsMarkWhenTheLaneChangesHands() {
        String category = newCategory();
        int many = LaneSupplementLooks.STEP * 2 + 100;
        List<VersionRef> versions = IntStream.range(0, many)
                .mapToObj(i -> releasedWithMore(category))
                .toList();
        Awaiting.until(
                "all are delivered",
                () -> versions.stream().skip(many - 1).allMatch(version -> is(version, PartnerState.State.DELIVERED)));
        Awaiting.until("nothing waits", () -> count("select count(*) from delivery.item where state = 'WAITING'") == 0);
        partner.otherwise = supplementing();

        // Somebody else takes the lane at its first step, and is gone again at once.
        adopt(wider(category));
        sql.execute("update delivery.lane set owner = 'gone', fence = fence + 1, lease_until = now()");
        awaitSupplemented();

        assertThat(count("select count(*) from delivery.item where outcome = 'supplemented' and number in ("
                        + "select number from delivery.item order by id desc limit " + many + ")"))
                .isEqualTo(many);
        Map<Digest, Long> arrived = arrived();
        assertThat(versions)
                .allSatisfy(version -> assertThat(
                                arrived.get(reports.issued(version).digest()))
                        .isGreaterThanOrEqualTo(2));
    }
}
