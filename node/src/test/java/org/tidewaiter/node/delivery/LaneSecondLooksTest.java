package org.tidewaiter.node.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.context.ConfigurableApplicationContext;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.version.VersionKind;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestScopes;
import org.tidewaiter.node.delivery.lane.LaneSecondLooks;
import org.tidewaiter.node.settings.NodePart;

/** A revision is adopted while the node runs: what was not due before is looked at again. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LaneSecondLooksTest {

    private static final AccessScope ADMINISTRATOR = TestScopes.of(NodePart.NATIONAL, Role.ADMINISTRATOR);
    private static final int MANY = LaneSecondLooks.STEP * 2 + 100;

    private static TestNodes nodes;
    private static ScriptedPartner partner;
    private static ConfigurableApplicationContext national;
    private static MemoryReports reports;
    private static DSLContext sql;
    private static Agreement newest;

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

    @AfterAll
    static void stop() {
        nodes.close();
        partner.close();
    }

    private static VersionRef outside(VersionRef version, String content) {
        reports.outside().add(version);
        return reports.release(
                national.getBean(Signing.class).issuer(),
                version.identity(),
                version.version(),
                VersionKind.CONTENT,
                content);
    }

    private static int inState(String state) {
        return sql.fetchSingle("select count(*) from delivery.item where state = ?", state)
                .get(0, Integer.class);
    }

    private static void adoptWider(String category) {
        newest = newest.revised(List.of("tobacco", category), newest.limits());
        assertThat(national.getBean(AgreementChanges.class).adopt(ADMINISTRATOR, nodes.signed(newest)))
                .isInstanceOf(AgreementChanges.Adoption.Adopted.class);
    }

    private static void awaitDone() {
        Awaiting.until(
                "the lane has looked again at everything",
                () -> sql.fetchSingle(
                                "select look_again_to is null and judged_by = ? from delivery.lane",
                                newest.digest().text())
                        .get(0, Boolean.class));
    }

    @Test
    @Order(1)
    void whatAWiderRevisionLetsGoGoesAndTheRestStays() {
        VersionRef stays = outside(new VersionRef(reports.newIdentity(), 1), "stays");
        VersionRef goes = outside(new VersionRef(reports.newIdentity(), 1), "goes");
        Awaiting.until("both are not due", () -> inState("NOT_DUE") == 2);

        reports.outside().remove(goes);
        adoptWider("alcohol");

        Awaiting.until("one is delivered", () -> inState("DELIVERED") == 1);
        awaitDone();
        Awaiting.until("the other is not due", () -> inState("NOT_DUE") == 1);
        assertThat(partner.dispatches.getLast().header().agreementDigest()).isEqualTo(newest.digest());
        assertThat(national.getBean(Deliveries.class)
                        .of(stays.identity())
                        .getFirst()
                        .state())
                .isEqualTo(PartnerState.State.NOT_DUE);
        assertThat(sql.fetchSingle("select not_due from delivery.lane").get(0, Long.class))
                .isEqualTo(1);
        assertThat(sql.fetchSingle("select count(*) from delivery.item where late")
                        .get(0, Integer.class))
                .isZero();
    }

    @Test
    @Order(2)
    void anEarlierVersionIsNotSentAfterALaterOne() {
        VersionRef first = outside(new VersionRef(reports.newIdentity(), 1), "outside");
        Awaiting.until("it is not due", () -> inState("NOT_DUE") == 2);
        reports.release(national.getBean(Signing.class).issuer(), first.identity(), 2, VersionKind.CONTENT, "in scope");
        Awaiting.until("the correction is delivered", () -> inState("DELIVERED") == 2);

        reports.outside().remove(first);
        adoptWider("medicines");
        awaitDone();

        assertThat(inState("WAITING")).isZero();
        assertThat(inState("DELIVERED")).isEqualTo(2);
        assertThat(national.getBean(Deliveries.class).of(first.identity()))
                .extracting(PartnerState::state)
                .containsExactly(PartnerState.State.DELIVERED, PartnerState.State.NOT_DUE);
    }

    @Test
    @Order(3)
    void itGoesOnWhereItWasWhenTheLaneChangesHands() {
        for (int i = 0; i < MANY; i++) {
            outside(new VersionRef(reports.newIdentity(), 1), "many");
        }
        Awaiting.until("all are not due", () -> inState("NOT_DUE") == MANY + 2);
        reports.outside().clear();
        // Somebody else takes the lane at its first step, and is gone again at once.
        adoptWider("weapons");
        sql.execute("update delivery.lane set owner = 'gone', fence = fence + 1, lease_until = now()");

        Awaiting.until("all are delivered", () -> inState("DELIVERED") == MANY + 3);
        awaitDone();
        assertThat(inState("NOT_DUE")).isEqualTo(1);
        assertThat(partner.dispatches.stream()
                        .mapToInt(dispatch -> dispatch.items().size())
                        .sum())
                .isGreaterThanOrEqualTo(MANY + 3);
    }

    @Test
    @Order(4)
    void whatAProgramFoundNotDueThatNotedNoRevisionIsLookedAtUnderALaterOneThanTheFirst() {
        VersionRef version = outside(new VersionRef(reports.newIdentity(), 1), "before the upgrade");
        Awaiting.until("it is not due", () -> inState("NOT_DUE") == 2);
        reports.outside().remove(version);

        sql.execute("update delivery.lane set judged_by = null");

        Awaiting.until("it is delivered", () -> inState("DELIVERED") == MANY + 4);
        awaitDone();
    }
}
