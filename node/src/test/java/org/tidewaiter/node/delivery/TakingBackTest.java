package org.tidewaiter.node.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.context.ConfigurableApplicationContext;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.dispatch.DispatchItem;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.exchange.version.VersionKind;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestScopes;
import org.tidewaiter.node.checkup.Checkup;
import org.tidewaiter.node.checkup.Finding;
import org.tidewaiter.node.delivery.queue.LaneProblem;
import org.tidewaiter.node.delivery.queue.Lanes;
import org.tidewaiter.node.delivery.queue.OutgoingLane;
import org.tidewaiter.node.delivery.queue.OverdueVersion;
import org.tidewaiter.node.delivery.queue.RunningClocks;
import org.tidewaiter.node.settings.NodePart;

/** One whole node: what it takes back from a partner while nothing else goes there. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TakingBackTest {

    private static final AccessScope ADMINISTRATOR = TestScopes.of(NodePart.NATIONAL, Role.ADMINISTRATOR);

    private static TestNodes nodes;
    private static ScriptedPartner partner;
    private static ConfigurableApplicationContext national;
    private static MemoryReports reports;
    private static AgreementChanges changes;
    private static DSLContext sql;

    @BeforeAll
    static void start() {
        nodes = new TestNodes();
        partner = new ScriptedPartner(nodes.hub, nodes.national, nodes.hubPort);
        national = nodes.startNational("tidewaiter.lanes.answer-within=1500ms");
        reports = national.getBean(MemoryReports.class);
        changes = national.getBean(AgreementChanges.class);
        sql = national.getBean(DSLContext.class);
        Awaiting.until("the partner confirms the standing", national.getBean(Signing.class)::permitted);
    }

    @AfterEach
    void resume() {
        partner.otherwise = ScriptedPartner.accept();
        partner.recalls.clear();
        changes.resume(ADMINISTRATOR, nodes.agreement.number());
    }

    @AfterAll
    static void stop() {
        nodes.close();
        partner.close();
    }

    private static VersionRef released(String text) {
        return reports.release(national.getBean(Signing.class).issuer(), List.of(text))
                .getFirst();
    }

    private static VersionRef delivered() {
        VersionRef version = released("in scope");
        awaitState(version, PartnerState.State.DELIVERED);
        return version;
    }

    private static VersionRef next(VersionRef before, VersionKind kind) {
        return reports.release(
                national.getBean(Signing.class).issuer(), before.identity(), before.version() + 1, kind, "next");
    }

    private static VersionRef withdrawn(VersionRef before) {
        return next(before, VersionKind.WITHDRAWAL);
    }

    private static PartnerState.@Nullable State state(VersionRef version) {
        return national.getBean(Deliveries.class).of(version.identity()).stream()
                .filter(state -> state.version() == version.version())
                .map(PartnerState::state)
                .findFirst()
                .orElse(null);
    }

    private static void awaitState(VersionRef version, PartnerState.State wanted) {
        Awaiting.until("the version is " + wanted, () -> state(version) == wanted);
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

    private static void awaitProblem(String code) {
        Awaiting.until("the lane has the problem " + code, () -> {
            LaneProblem problem = lane().problem();
            return problem != null && problem.code().equals(code);
        });
    }

    private static List<String> findings() {
        return national.getBeansOfType(Checkup.class).values().stream()
                .flatMap(checkup -> checkup.look().stream())
                .filter(finding -> finding.subject().equals("HUB"))
                .map(Finding::code)
                .toList();
    }

    private static void suspend() {
        changes.suspend(ADMINISTRATOR, nodes.agreement.number(), "TALKS");
    }

    @Test
    @Order(1)
    void aWithdrawalGoesWhileTheAgreementIsSuspendedAndContentWaitsUntilItIsResumed() {
        VersionRef first = delivered();
        VersionRef corrected = delivered();
        suspend();
        VersionRef later = released("released meanwhile");
        VersionRef correction = next(corrected, VersionKind.CONTENT);
        VersionRef withdrawal = withdrawn(first);
        awaitState(withdrawal, PartnerState.State.DELIVERED);

        assertThat(arrived(first.identity()).getLast()).satisfies(item -> {
            assertThat(item.takesBack()).isTrue();
            assertThat(item.lastAccepted()).contains(reports.issued(first).digest());
        });
        assertThat(arrived(later.identity())).isEmpty();
        assertThat(arrived(corrected.identity())).hasSize(1);
        awaitState(correction, PartnerState.State.WAITING);
        awaitProblem("agreement-suspended");

        changes.resume(ADMINISTRATOR, nodes.agreement.number());
        awaitState(later, PartnerState.State.DELIVERED);
        awaitState(correction, PartnerState.State.DELIVERED);
        assertThat(state(withdrawal)).isEqualTo(PartnerState.State.DELIVERED);
        assertThat(arrived(first.identity())).hasSize(2);
    }

    @Test
    @Order(2)
    void aCorrectionThatLeavesTheScopeIsRecalledWhileTheAgreementIsSuspended() {
        VersionRef first = delivered();
        suspend();
        VersionRef outside = new VersionRef(first.identity(), 2);
        reports.outside().add(outside);
        next(first, VersionKind.CONTENT);
        awaitState(outside, PartnerState.State.RECALLED);

        assertThat(partner.recalls).singleElement().satisfies(recall -> {
            assertThat(recall.reports().getFirst().identity()).isEqualTo(first.identity());
            assertThat(recall.header().agreementDigest()).isEqualTo(nodes.agreement.digest());
        });
        assertThat(arrived(first.identity())).hasSize(1);
    }

    @Test
    @Order(3)
    void ofAReportThatThePartnerWasNeverSentItLearnsNothing() {
        VersionRef marker = delivered();
        ReportIdentity held = reports.newIdentity();
        reports.hold(held, null);
        VersionRef waiting =
                reports.release(national.getBean(Signing.class).issuer(), held, 1, VersionKind.CONTENT, "held");
        awaitState(waiting, PartnerState.State.HELD);
        VersionRef unreadable = new VersionRef(reports.newIdentity(), 1);
        reports.unreadable().add(unreadable);
        reports.release(
                national.getBean(Signing.class).issuer(), unreadable.identity(), 1, VersionKind.CONTENT, "unreadable");
        Awaiting.until(
                "it was tried",
                () -> national.getBean(Deliveries.class).of(unreadable.identity()).stream()
                        .anyMatch(state -> "unreadable".equals(state.reason())));
        suspend();
        VersionRef later = released("never sent");
        withdrawn(later);
        withdrawn(waiting);
        withdrawn(unreadable);
        awaitState(withdrawn(marker), PartnerState.State.DELIVERED);

        assertThat(arrived(later.identity())).isEmpty();
        assertThat(arrived(held)).isEmpty();
        assertThat(arrived(unreadable.identity())).isEmpty();
        reports.unreadable().clear();

        changes.resume(ADMINISTRATOR, nodes.agreement.number());
        awaitState(later, PartnerState.State.DELIVERED);
        awaitState(new VersionRef(held, 2), PartnerState.State.NOT_DUE);
        assertThat(arrived(held)).isEmpty();
    }

    @Test
    @Order(4)
    void aPartnerThatTakesNothingBackIsTriedWithGrowingPausesAndNamed() {
        VersionRef first = delivered();
        suspend();
        partner.otherwise = ScriptedPartner.refuseWhile(409, "stale-agreement", item -> true);
        VersionRef withdrawal = withdrawn(first);

        awaitProblem("takes-nothing-back");
        Awaiting.until(
                "it is tried again, later each time",
                () -> Objects.requireNonNull(lane().problem()).failures() > 2);
        assertThat(Objects.requireNonNull(lane().problem()).retryAt()).isNotNull();
        assertThat(state(withdrawal)).isIn(PartnerState.State.WAITING, PartnerState.State.IN_FLIGHT);
        assertThat(findings()).contains("partner.no-agreement", "partner.taking-back");

        partner.otherwise = ScriptedPartner.accept();
        awaitState(withdrawal, PartnerState.State.DELIVERED);
        awaitProblem("agreement-suspended");
        assertThat(findings()).contains("partner.no-agreement").doesNotContain("partner.taking-back");
    }

    @Test
    @Order(5)
    void aWithdrawalPassesContentThatThePartnerRefusesUnderItsAgreement() {
        VersionRef first = delivered();
        partner.otherwise = ScriptedPartner.refuseWhile(409, "stale-agreement", item -> !item.takesBack());
        VersionRef refused = released("refused there");
        awaitProblem("stale-agreement");

        awaitState(withdrawn(first), PartnerState.State.DELIVERED);
        awaitProblem("stale-agreement");

        partner.otherwise = ScriptedPartner.accept();
        awaitState(refused, PartnerState.State.DELIVERED);
        assertThat(lane().problem()).isNull();
    }

    @Test
    @Order(6)
    void afterTheEndAWithdrawalGoesUnderTheLastRevisionAndOnlyItsClockRuns() {
        VersionRef first = delivered();
        VersionRef corrected = delivered();
        suspend();
        VersionRef correction = next(corrected, VersionKind.CONTENT);
        awaitState(correction, PartnerState.State.WAITING);
        long overdue = lane().running().overdue();
        age(correction);
        assertThat(lane().running().overdue())
                .as("while it is suspended the clock runs on")
                .isEqualTo(overdue + 1);

        Agreement ending = nodes.agreement.ending(Instant.now());
        assertThat(changes.adopt(ADMINISTRATOR, nodes.signed(ending)))
                .isInstanceOf(AgreementChanges.Adoption.Adopted.class);
        changes.resume(ADMINISTRATOR, nodes.agreement.number());
        awaitProblem("no-agreement");
        partner.otherwise = ScriptedPartner.refuseWhile(409, "stale-agreement", item -> true);
        VersionRef withdrawal = withdrawn(first);
        awaitProblem("takes-nothing-back");
        age(withdrawal);
        assertThat(lane().running().overdue()).isOne();
        assertThat(national.getBean(Lanes.class).overdue(ADMINISTRATOR, "HUB", 10))
                .extracting(OverdueVersion::version)
                .contains(withdrawal)
                .doesNotContain(correction);

        partner.otherwise = ScriptedPartner.accept();
        awaitState(withdrawal, PartnerState.State.DELIVERED);
        assertThat(partner.dispatches.getLast().header().agreementDigest()).isEqualTo(ending.digest());
        assertThat(state(correction)).isEqualTo(PartnerState.State.WAITING);
        assertThat(lane().running()).isEqualTo(RunningClocks.NONE);
        assertThat(lane().oldestWaitingSince()).isNull();
        assertThat(arrived(corrected.identity())).hasSize(1);
    }

    private static void age(VersionRef version) {
        sql.execute(
                "update delivery.item set released_at = released_at - interval '25 hours'"
                        + " where number = cast(? as uuid) and version = ?",
                version.identity().number(),
                version.version());
    }
}
