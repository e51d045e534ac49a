package org.tidewaiter.node.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.tidewaiter.exchange.dispatch.DispatchItem;
import org.tidewaiter.exchange.recall.Recall;
import org.tidewaiter.exchange.recall.RecalledReport;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.exchange.version.VersionKind;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestScopes;
import org.tidewaiter.node.delivery.queue.LaneProblem;
import org.tidewaiter.node.delivery.queue.Lanes;
import org.tidewaiter.node.delivery.queue.OutgoingLane;
import org.tidewaiter.node.settings.NodePart;

/** One whole node: what it sends, and no longer sends, of reports that leave the agreement or are held. */
class LaneRecallTest {

    private static final AccessScope ADMINISTRATOR = TestScopes.of(NodePart.NATIONAL, Role.ADMINISTRATOR);

    private static TestNodes nodes;
    private static ScriptedPartner partner;
    private static ConfigurableApplicationContext national;
    private static MemoryReports reports;
    private static Signing signing;
    private static DSLContext sql;

    @BeforeAll
    static void start() {
        nodes = new TestNodes();
        partner = new ScriptedPartner(nodes.hub, nodes.national, nodes.hubPort);
        national = nodes.startNational("tidewaiter.lanes.answer-within=1500ms");
        reports = national.getBean(MemoryReports.class);
        signing = national.getBean(Signing.class);
        sql = national.getBean(DSLContext.class);
        Awaiting.until("the partner confirms the standing", signing::permitted);
    }

    @BeforeEach
    void forgetWhatCame() {
        partner.otherwise = ScriptedPartner.accept();
        partner.dispatches.clear();
        partner.recalls.clear();
    }

    @AfterAll
    static void stop() {
        nodes.close();
        partner.close();
    }

    private static VersionRef delivered() {
        VersionRef version =
                reports.release(signing.issuer(), List.of("in scope")).getFirst();
        awaitState(version, PartnerState.State.DELIVERED);
        return version;
    }

    /** Signs the next version; where it is outside, before the lane can see it. */
    private static VersionRef correct(VersionRef before, boolean outside) {
        VersionRef next = new VersionRef(before.identity(), before.version() + 1);
        if (outside) {
            reports.outside().add(next);
        }
        return reports.release(signing.issuer(), next.identity(), next.version(), VersionKind.CONTENT, "corrected");
    }

    private static void awaitState(VersionRef version, PartnerState.State wanted) {
        Awaiting.until("the version is " + wanted, () -> state(version) == wanted);
    }

    private static PartnerState.@org.jspecify.annotations.Nullable State state(VersionRef version) {
        return national.getBean(Deliveries.class).of(version.identity()).stream()
                .filter(state -> state.version() == version.version())
                .map(PartnerState::state)
                .findFirst()
                .orElse(null);
    }

    private static List<DispatchItem> arrived(ReportIdentity identity) {
        synchronized (partner.dispatches) {
            return partner.dispatches.stream()
                    .flatMap(dispatch -> dispatch.items().stream())
                    .filter(item -> reports.isOf(item.version().digest(), identity))
                    .toList();
        }
    }

    private static OutgoingLane lane() {
        return Objects.requireNonNull(national.getBean(Lanes.class)
                .of(ADMINISTRATOR, "HUB")
                .orElseThrow()
                .outgoing());
    }

    @Test
    void aCorrectionThatLeavesTheScopeGoesAsARecallAndNeverAsAVersion() {
        VersionRef first = delivered();
        VersionRef second = correct(first, true);
        awaitState(second, PartnerState.State.RECALLED);

        assertThat(arrived(first.identity())).hasSize(1);
        assertThat(partner.recalls).singleElement().satisfies(recall -> {
            assertThat(recall.reports())
                    .containsExactly(new RecalledReport(
                            second.identity(), 2, reports.issued(second).digest()));
            assertThat(recall.header().agreement()).isEqualTo("EE-HUB");
            assertThat(recall.header().sequence())
                    .isGreaterThan(partner.dispatches.getLast().header().sequence());
        });
        assertThat(national.getBean(Deliveries.class).of(second.identity()))
                .first()
                .satisfies(state -> assertThat(state.receiptId()).isNotNull());
    }

    @Test
    void aRecallWhoseReceiptIsLostIsSentAgain() {
        VersionRef first = delivered();
        partner.recallsToLose.set(2);
        VersionRef second = correct(first, true);
        awaitState(second, PartnerState.State.RECALLED);

        List<Recall> recalls = List.copyOf(partner.recalls);
        assertThat(recalls).hasSize(3);
        assertThat(recalls.stream().map(recall -> recall.header().sequence()).toList())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void afterARecallTheNextVersionInScopeComesWithNothingBeforeIt() {
        VersionRef second = correct(delivered(), true);
        awaitState(second, PartnerState.State.RECALLED);
        VersionRef third = correct(second, false);
        awaitState(third, PartnerState.State.DELIVERED);

        assertThat(arrived(third.identity()).getLast().lastAccepted()).isEmpty();
        assertThat(partner.dispatches.getLast().header().sequence())
                .isGreaterThan(partner.recalls.getLast().header().sequence());
    }

    @Test
    void whatIsTakenBackOnceIsNotTakenBackAgain() {
        VersionRef second = correct(delivered(), true);
        awaitState(second, PartnerState.State.RECALLED);
        VersionRef third = correct(second, true);
        awaitState(third, PartnerState.State.NOT_DUE);

        assertThat(partner.recalls).hasSize(1);
    }

    @Test
    void whatWasNeverSentIsNotTakenBack() {
        VersionRef version = new VersionRef(reports.newIdentity(), 1);
        reports.outside().add(version);
        reports.release(signing.issuer(), version.identity(), 1, VersionKind.CONTENT, "outside");
        awaitState(version, PartnerState.State.NOT_DUE);

        assertThat(partner.recalls).isEmpty();
    }

    @Test
    void anEmbargoedReportWaitsIsCountedAndItsClockRunsOn() {
        ReportIdentity identity = reports.newIdentity();
        reports.hold(identity, null);
        VersionRef held = reports.release(signing.issuer(), identity, 1, VersionKind.CONTENT, "held");
        awaitState(held, PartnerState.State.HELD);
        long overdue = lane().running().overdue();
        sql.execute(
                "update delivery.item set released_at = released_at - interval '25 hours' where number = cast(? as uuid)",
                identity.number());

        assertThat(arrived(identity)).isEmpty();
        assertThat(lane().held()).isOne();
        assertThat(lane().running().overdue()).isEqualTo(overdue + 1);

        reports.endHold(identity);
        national.getBean(Deliveries.class).reconsider(identity);
        awaitState(held, PartnerState.State.DELIVERED);
        assertThat(lane().late()).isOne();
        assertThat(lane().held()).isZero();
        assertThat(lane().clock().longest()).isGreaterThan(Duration.ofHours(25).toSeconds());
    }

    @Test
    void noReportLeavesUnderASuspendedAgreementUntilItIsResumed() {
        AgreementChanges changes = national.getBean(AgreementChanges.class);
        changes.suspend(ADMINISTRATOR, nodes.agreement.number(), "TALKS");
        VersionRef version = reports.release(signing.issuer(), List.of("later")).getFirst();
        Awaiting.until("the lane says so", () -> {
            LaneProblem problem = lane().problem();
            return problem != null && problem.code().equals("agreement-suspended");
        });
        assertThat(arrived(version.identity())).isEmpty();

        changes.resume(ADMINISTRATOR, nodes.agreement.number());
        awaitState(version, PartnerState.State.DELIVERED);
        assertThat(lane().problem()).isNull();
    }
}
