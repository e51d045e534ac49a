package org.tidewaiter.node.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidewaiter.node.delivery.SupplementingLane.ADMINISTRATOR;
import static org.tidewaiter.node.delivery.SupplementingLane.supplementing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewaiter.exchange.dispatch.DispatchItem;
import org.tidewaiter.exchange.receipt.Outcome;
import org.tidewaiter.exchange.receipt.WaitingCause;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.VersionKind;
import org.tidewaiter.node.delivery.alarm.AlarmKind;
import org.tidewaiter.node.delivery.alarm.Alarms;
import org.tidewaiter.node.delivery.lane.LaneRunner;
import org.tidewaiter.node.delivery.lane.LaneSupplementLooks;
import org.tidewaiter.node.delivery.queue.OpenSupplements;

/** A wider revision is adopted while the node runs: what the partner has accepted goes again with further parts. */
class LaneSupplementsTest {

    private static SupplementingLane lane;

    @BeforeAll
    static void start() {
        lane = new SupplementingLane();
    }

    @BeforeEach
    void begin() {
        lane.begin();
    }

    @AfterAll
    static void stop() {
        lane.close();
    }

    @Test
    void whatWasDeliveredGoesAgainWithWhatAWiderRevisionAdds() {
        String category = lane.newCategory();
        VersionRef version = lane.delivered(category);
        VersionRef other = lane.delivered(lane.newCategory());
        PartnerState before = lane.state(version);
        String firstReceipt = lane.recorded(version, "receipt_id");
        long counted = lane.count("select sum(versions) from delivery.timeliness");
        lane.sql.execute(
                "update delivery.item set released_at = released_at - interval '3 days', settled_at = settled_at - interval '3 days'"
                        + " where number = ?",
                version.identity().number());
        lane.partner.otherwise = supplementing();

        lane.adopt(lane.wider(category));
        Awaiting.until("it comes again", () -> lane.arrived(version).size() == 2);
        lane.awaitSupplemented();

        DispatchItem again = lane.arrived(version).getLast();
        assertThat(again.version().disclosures()).hasSize(2);
        assertThat(again.presented()).isPresent();
        assertThat(lane.arrived(other)).hasSize(1);
        assertThat(lane.state(version)).satisfies(after -> {
            assertThat(after.state()).isEqualTo(PartnerState.State.DELIVERED);
            assertThat(after.settledAt())
                    .isEqualTo(Objects.requireNonNull(before.settledAt()).minus(Duration.ofDays(3)));
            assertThat(after.theirPosition()).isEqualTo(before.theirPosition());
            assertThat(after.notAccepted()).isFalse();
        });
        assertThat(lane.recorded(version, "disclosed"))
                .isEqualTo(lane.reports.issued(version).signed().disclosed().text());
        assertThat(lane.recorded(version, "first_receipt")).isEqualTo(firstReceipt);
        assertThat(lane.recorded(version, "receipt_id")).isNotEqualTo(firstReceipt);
        assertThat(lane.recorded(version, "late")).isEqualTo("false");
        assertThat(lane.count("select sum(versions) from delivery.timeliness")).isEqualTo(counted);
    }

    @Test
    void aRevisionThatLetsNoMoreGoSendsNothingAndLooksAtNothing() {
        String category = lane.newCategory();
        VersionRef version = lane.delivered(category);
        lane.partner.otherwise = supplementing();
        lane.adopt(lane.wider(category));
        Awaiting.until("it comes again", () -> lane.arrived(version).size() == 2);
        lane.awaitSupplemented();

        lane.adopt(lane.without(category));
        lane.awaitLooked();
        assertThat(lane.count("select supplemented from delivery.lane")).isPositive();
        lane.adopt(lane.newest.ending(Instant.parse("2090-01-01T00:00:00Z")));
        lane.awaitLooked();
        lane.adopt(lane.wider(lane.newCategory()));
        lane.awaitSupplemented();

        assertThat(lane.arrived(version)).hasSize(2);
    }

    @Test
    void aRevisionThatAddsAndTakesAwaySupplementsWhereNothingHeldIsTakenAwayAndElseWaitsForTheNextVersion() {
        String gone = lane.newCategory();
        String added = lane.newCategory();
        lane.adopt(lane.wider(gone));
        lane.awaitLooked();
        VersionRef gains = lane.delivered(added);
        VersionRef loses = lane.delivered(gone);
        lane.partner.otherwise = supplementing();

        lane.adopt(lane.newest.revised(
                lane.newest.categories().stream()
                        .map(one -> one.equals(gone) ? added : one)
                        .toList(),
                lane.newest.limits()));
        lane.awaitSupplemented();

        assertThat(lane.arrived(gains)).hasSize(2);
        assertThat(lane.arrived(loses)).hasSize(1);
        lane.partner.otherwise = ScriptedPartner.accept();
        VersionRef next = lane.reports.releaseWithMore(
                lane.national.getBean(Signing.class).issuer(), loses.identity(), 2, added);
        Awaiting.until("the next version is delivered", () -> lane.is(next, PartnerState.State.DELIVERED));
        assertThat(lane.arrived(next))
                .singleElement()
                .satisfies(item -> assertThat(item.version().disclosures()).hasSize(2));
    }

    @Test
    void whatHasMovedOnIsNotTouched() {
        String category = lane.newCategory();
        VersionRef corrected = lane.delivered(category);
        VersionRef withdrawn = lane.delivered(category);
        VersionRef held = lane.delivered(category);
        var issuer = lane.national.getBean(Signing.class).issuer();
        lane.reports.release(issuer, corrected.identity(), 2, VersionKind.CONTENT, "corrected");
        lane.reports.release(issuer, withdrawn.identity(), 2, VersionKind.WITHDRAWAL, "");
        VersionRef recalled = lane.delivered(category);
        VersionRef outside = new VersionRef(recalled.identity(), 2);
        lane.reports.outside().add(outside);
        lane.reports.release(issuer, recalled.identity(), 2, VersionKind.CONTENT, "outside");
        Awaiting.until(
                "corrected", () -> lane.is(new VersionRef(corrected.identity(), 2), PartnerState.State.DELIVERED));
        Awaiting.until(
                "withdrawn", () -> lane.is(new VersionRef(withdrawn.identity(), 2), PartnerState.State.DELIVERED));
        Awaiting.until("recalled", () -> lane.is(outside, PartnerState.State.RECALLED));
        lane.reports.hold(held.identity(), null);
        lane.partner.otherwise = supplementing();

        lane.adopt(lane.wider(category));
        lane.awaitLooked();
        Awaiting.until(
                "only what is on hold is left",
                () -> lane.count("select count(*) from delivery.supplement where state = 'HELD'") == 1
                        && lane.count("select count(*) from delivery.supplement") == 1);

        assertThat(lane.outgoing().supplements()).isEqualTo(new OpenSupplements(0, 1, 0));
        for (VersionRef version : List.of(corrected, withdrawn, recalled, held)) {
            assertThat(lane.arrived(version)).hasSize(1);
        }
        lane.reports.endHold(held.identity());
        lane.national.getBean(Deliveries.class).reconsider(held.identity());
        Awaiting.until(
                "the end of the hold lets it go", () -> lane.arrived(held).size() == 2);
        lane.awaitSupplemented();
    }

    @Test
    void aSupplementThatMustWaitGoesAgainWhileTheVersionStaysDelivered() {
        String category = lane.newCategory();
        VersionRef version = lane.delivered(category);
        lane.partner.script.add(ScriptedPartner.outcomes(item -> new Outcome.Waiting(WaitingCause.VOCABULARY_UNKNOWN)));
        lane.partner.script.add(ScriptedPartner.cut());
        lane.partner.otherwise =
                ScriptedPartner.outcomes(item -> new Outcome.AlreadyAccepted(Instant.now(), 3, UUID.randomUUID()));

        lane.adopt(lane.wider(category));
        Awaiting.until("it came and must wait", () -> lane.arrived(version).size() == 2);
        assertThat(lane.is(version, PartnerState.State.DELIVERED)).isTrue();
        assertThat(lane.outgoing().waiting()).isZero();
        lane.awaitSupplemented();

        assertThat(lane.outgoing().supplements()).isEqualTo(OpenSupplements.NONE);
        assertThat(lane.arrived(version)).hasSize(4);
        assertThat(lane.recorded(version, "disclosed"))
                .isEqualTo(lane.reports.issued(version).signed().disclosed().text());
    }

    @Test
    void whatIsNewGoesBeforeSupplements() {
        String category = lane.newCategory();
        VersionRef version = lane.delivered(category);
        lane.partner.otherwise = ScriptedPartner.answer(503, "text/plain", "away");
        lane.adopt(lane.wider(category));
        Awaiting.until("it comes again", () -> lane.arrived(version).size() > 1);

        VersionRef fresh = lane.releasedWithMore(lane.newCategory());
        Awaiting.until("what is new comes instead", () -> lane.arrived(fresh).size() > 1);
        lane.partner.otherwise = supplementing();
        Awaiting.until("the new one is delivered", () -> lane.is(fresh, PartnerState.State.DELIVERED));
        lane.awaitSupplemented();

        List<Digest> order = lane.partner.arrived();
        Digest first = lane.reports.issued(fresh).digest();
        assertThat(order.lastIndexOf(first)).isEqualTo(order.size() - 2);
        assertThat(order.subList(order.indexOf(first), order.size() - 1)).containsOnly(first);
    }

    @Test
    void aPartnerThatHoldsAnotherVersionInItsPlaceIsToldOfAsEver() {
        String category = lane.newCategory();
        VersionRef version = lane.delivered(category);
        lane.partner.script.add(ScriptedPartner.outcomes(item -> new Outcome.Conflict(MemoryReports.PROFILE)));

        lane.adopt(lane.wider(category));

        Awaiting.until("the conflict is known", () -> lane.is(version, PartnerState.State.CONFLICT));
        assertThat(lane.national.getBean(Alarms.class).list(ADMINISTRATOR, "HUB", true, 100))
                .anySatisfy(alarm -> assertThat(alarm.kind()).isEqualTo(AlarmKind.CONFLICT));
    }

    @Test
    void whatRevisionsOfBeforeTheUpgradeLeftNarrowIsLookedAtOnce() throws IOException {
        String category = lane.newCategory();
        VersionRef version = lane.delivered(category);
        lane.partner.otherwise = supplementing();
        LaneRunner lanes = lane.national.getBean(LaneRunner.class);
        lanes.stop();
        lane.adopt(lane.wider(category));
        // As the program before left it, which looked at nothing that was delivered.
        lane.sql.execute(
                "update delivery.lane set judged_by = ?, look_again_to = null, supplement_to = null",
                lane.newest.digest().text());
        lanes.start();
        lane.sql.execute(upgrade());

        Awaiting.until("it comes again", () -> lane.arrived(version).size() == 2);
        lane.awaitSupplemented();
    }

    @Test
    void theLookGoesOnFromItsMarkWhenTheLaneChangesHands() {
        String category = lane.newCategory();
        int many = LaneSupplementLooks.STEP * 2 + 100;
        List<VersionRef> versions = IntStream.range(0, many)
                .mapToObj(i -> lane.releasedWithMore(category))
                .toList();
        Awaiting.until(
                "all are delivered",
                () -> versions.stream()
                        .skip(many - 1)
                        .allMatch(version -> lane.is(version, PartnerState.State.DELIVERED)));
        Awaiting.until(
                "nothing waits", () -> lane.count("select count(*) from delivery.item where state = 'WAITING'") == 0);
        lane.partner.otherwise = supplementing();

        // Somebody else takes the lane at its first step, and is gone again at once.
        lane.adopt(lane.wider(category));
        lane.sql.execute("update delivery.lane set owner = 'gone', fence = fence + 1, lease_until = now()");
        lane.awaitSupplemented();

        assertThat(lane.count("select count(*) from delivery.item where outcome = 'supplemented' and number in ("
                        + "select number from delivery.item order by id desc limit " + many + ")"))
                .isEqualTo(many);
        Map<Digest, Long> arrived = lane.arrived();
        assertThat(versions)
                .allSatisfy(version -> assertThat(
                                arrived.get(lane.reports.issued(version).digest()))
                        .isGreaterThanOrEqualTo(2));
    }

    /** What the migration says of lanes. */
    private static String upgrade() throws IOException {
        try (InputStream migration = Objects.requireNonNull(
                LaneSupplementsTest.class.getResourceAsStream("/db/delivery/V202611281011__supplements.sql"))) {
            String text = new String(migration.readAllBytes(), StandardCharsets.UTF_8);
            return text.substring(text.indexOf("update delivery.lane"));
        }
    }
}
