package org.tidewaiter.node.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidewaiter.node.delivery.SupplementingLane.ADMINISTRATOR;
import static org.tidewaiter.node.delivery.SupplementingLane.supplementing;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewaiter.exchange.dispatch.DispatchBounds;
import org.tidewaiter.exchange.receipt.Outcome;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.version.ItemFault;
import org.tidewaiter.exchange.version.VersionKind;
import org.tidewaiter.node.delivery.comparison.HealingRows;
import org.tidewaiter.node.delivery.queue.Lanes;
import org.tidewaiter.node.delivery.queue.OpenSupplements;
import org.tidewaiter.node.web.Language;

/** Further parts that the partner refuses, or that no dispatch takes, are a task until something takes their place. */
class RefusedSupplementsTest {

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
    void aRefusedSupplementLeavesTheVersionDeliveredAndIsATask() {
        String category = lane.newCategory();
        VersionRef version = lane.delivered(category);
        lane.partner.otherwise = refusing();
        long refused = lane.outgoing().refused();

        lane.adopt(lane.wider(category));
        Awaiting.until("it is refused", () -> lane.state(version).furtherPartsRefused());

        Deliveries deliveries = lane.national.getBean(Deliveries.class);
        assertThat(lane.state(version).state()).isEqualTo(PartnerState.State.DELIVERED);
        assertThat(lane.state(version).faults()).hasSize(1);
        assertThat(deliveries.notAccepted(ADMINISTRATOR, 100)).contains(version.identity());
        assertThat(lane.outgoing().refused()).isEqualTo(refused + 1);
        assertThat(lane.outgoing().supplements()).isEqualTo(new OpenSupplements(0, 0, 1));
        assertThat(lane.national.getBean(Lanes.class).notAccepted(ADMINISTRATOR, "HUB", 100))
                .anySatisfy(one -> assertThat(one.version()).isEqualTo(version));

        lane.partner.otherwise = supplementing();
        deliveries.reconsider(version.identity());
        lane.awaitSupplemented();
        assertThat(lane.state(version).notAccepted()).isFalse();
        assertThat(deliveries.notAccepted(ADMINISTRATOR, 100)).doesNotContain(version.identity());
    }

    @Test
    void whatIsTooLargeForAnyDispatchWithItsFurtherPartsIsATask() {
        String category = lane.newCategory();
        VersionRef version = lane.reports.releaseWithMore(
                lane.national.getBean(Signing.class).issuer(),
                new VersionRef(lane.reports.newIdentity(), 1),
                category,
                "x".repeat(DispatchBounds.ITEM_BYTES));
        Awaiting.until("delivered", () -> lane.is(version, PartnerState.State.DELIVERED));
        VersionRef other = lane.delivered(category);
        lane.partner.otherwise = supplementing();

        lane.adopt(lane.wider(category));
        Awaiting.until("the other goes", () -> lane.arrived(other).size() == 2);
        Awaiting.until("it cannot go", () -> lane.state(version).furtherPartsRefused());

        assertThat(lane.arrived(version)).hasSize(1);
        assertThat(lane.state(version).faults()).containsExactly(ItemFault.of(Rule.TOO_LARGE, ""));
        assertThat(lane.national.getBean(Deliveries.class).notAccepted(ADMINISTRATOR, 100))
                .contains(version.identity());
        assertThat(lane.outgoing().supplements().refused()).isOne();
        RefusalWords words = lane.national.getBean(RefusalWords.class);
        assertThat(words.sentence(Rule.TOO_LARGE.code(), Language.ENGLISH))
                .contains("It is larger than any dispatch takes.");
        assertThat(words.sentence(Rule.TOO_LARGE.code(), Language.FRENCH))
                .contains("Cela dépasse ce qu’un envoi peut contenir.");

        lane.reports.release(
                lane.national.getBean(Signing.class).issuer(), version.identity(), 2, VersionKind.CONTENT, "shortened");
        Awaiting.until(
                "a shorter correction goes",
                () -> lane.is(new VersionRef(version.identity(), 2), PartnerState.State.DELIVERED));
        lane.awaitSupplemented();
        assertThat(lane.outgoing().supplements()).isEqualTo(OpenSupplements.NONE);
    }

    @Test
    void aRefusalGoesWhenALaterVersionTakesItsPlace() {
        VersionRef version = refused();

        lane.partner.otherwise = ScriptedPartner.accept();
        lane.corrected(version);

        lane.awaitSupplemented();
        assertThat(lane.state(version).notAccepted()).isFalse();
        assertThat(lane.outgoing().supplements()).isEqualTo(OpenSupplements.NONE);
    }

    @Test
    void aRefusalGoesWhenTheVersionHasGoneAgainAsAWhole() {
        VersionRef version = refused();
        lane.partner.otherwise = ScriptedPartner.accept();
        lane.partner.dispatches.clear();

        lane.national.getBean(HealingRows.class).sendAgain("HUB", version, Instant.now());
        Awaiting.until("it comes again", () -> lane.arrived(version).size() == 1);

        lane.awaitSupplemented();
        assertThat(lane.arrived(version))
                .singleElement()
                .satisfies(item -> assertThat(item.version().disclosures()).hasSize(2));
        assertThat(lane.state(version).notAccepted()).isFalse();
    }

    @Test
    void aRefusalThatComesAfterTheNextVersionIsNoTask() {
        String category = lane.newCategory();
        VersionRef version = lane.delivered(category);
        lane.partner.script.add((there, dispatch, call) -> {
            VersionRef next = lane.corrected(version);
            Awaiting.until("the next version passes it", () -> lane.is(next, PartnerState.State.DELIVERED));
            refusing().play(there, dispatch, call);
        });

        lane.adopt(lane.wider(category));
        Awaiting.until(
                "the next version is delivered",
                () -> lane.is(new VersionRef(version.identity(), 2), PartnerState.State.DELIVERED));

        lane.awaitSupplemented();
        assertThat(lane.state(version).notAccepted()).isFalse();
    }

    /** A delivered version whose further parts the partner refuses. */
    private static VersionRef refused() {
        String category = lane.newCategory();
        VersionRef version = lane.delivered(category);
        lane.partner.otherwise = refusing();
        lane.adopt(lane.wider(category));
        Awaiting.until("it is refused", () -> lane.state(version).furtherPartsRefused());
        return version;
    }

    private static ScriptedPartner.Move refusing() {
        return ScriptedPartner.outcomes(
                item -> new Outcome.Refused(List.of(ItemFault.of(Rule.TOO_MANY_VERSIONS, "/claims/version"))));
    }
}
