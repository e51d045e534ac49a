package org.tidewaiter.node.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.ScopeLimits;
import org.tidewaiter.exchange.agreement.SignedAgreement;
import org.tidewaiter.exchange.version.VersionKind;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.NotPermittedException;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestScopes;
import org.tidewaiter.node.delivery.AgreementChanges.Adoption;
import org.tidewaiter.node.delivery.AgreementChanges.Reason;
import org.tidewaiter.node.delivery.queue.Lanes;
import org.tidewaiter.node.delivery.queue.OutgoingLane;
import org.tidewaiter.node.settings.NodePart;

/** Two whole nodes whose agreement changes while they run. */
class AgreementChangesTest {

    private static final AccessScope ADMINISTRATOR = TestScopes.of(NodePart.NATIONAL, Role.ADMINISTRATOR);

    private TestNodes nodes;
    private ConfigurableApplicationContext hub;
    private ConfigurableApplicationContext national;
    private MemoryReports reports;
    private Signing signing;
    private Agreement narrower;

    @BeforeEach
    void start() {
        nodes = new TestNodes();
        hub = nodes.startHub();
        national = nodes.startNational();
        reports = national.getBean(MemoryReports.class);
        signing = national.getBean(Signing.class);
        narrower = nodes.agreement.revised(List.of("tobacco"), new ScopeLimits(List.of("EE"), List.of()));
        Awaiting.until("the partner confirms the standing", signing::permitted);
    }

    @AfterEach
    void stop() {
        nodes.close();
    }

    private static Adoption adopt(ConfigurableApplicationContext node, SignedAgreement signed) {
        return node.getBean(AgreementChanges.class).adopt(ADMINISTRATOR, signed);
    }

    private boolean is(VersionRef version, PartnerState.State wanted) {
        return national.getBean(Deliveries.class).of(version.identity()).stream()
                .anyMatch(state -> state.version() == version.version() && state.state() == wanted);
    }

    private void awaitProblem(String code) {
        Awaiting.until("the lane has the problem " + code, () -> {
            OutgoingLane lane = national.getBean(Lanes.class)
                    .of(ADMINISTRATOR, "HUB")
                    .orElseThrow()
                    .outgoing();
            return lane != null
                    && lane.problem() != null
                    && lane.problem().code().equals(code);
        });
    }

    @Test
    void anAgreementNarrowedWhileDispatchesAreUnderWayBindsWhenTheyArrive() {
        VersionRef before = reports.release(signing.issuer(), List.of("before")).getFirst();
        Awaiting.until("delivered", () -> is(before, PartnerState.State.DELIVERED));

        assertThat(adopt(hub, nodes.signed(narrower))).isEqualTo(new Adoption.Adopted(narrower));
        VersionRef outside = new VersionRef(reports.newIdentity(), 1);
        reports.release(signing.issuer(), outside.identity(), 1, VersionKind.CONTENT, "was in scope when it left");
        VersionRef inside =
                reports.release(signing.issuer(), List.of("in scope")).getFirst();
        awaitProblem("stale-agreement");
        assertThat(hub.getBean(MemoryReports.class).keptReports()).isOne();

        reports.outside().add(outside);
        adopt(national, nodes.signed(narrower));
        Awaiting.until("what is in scope is delivered", () -> is(inside, PartnerState.State.DELIVERED));
        Awaiting.until("what may have been sent is taken back", () -> is(outside, PartnerState.State.RECALLED));
        assertThat(hub.getBean(MemoryReports.class).kept(outside.identity())).isEmpty();
        assertThat(hub.getBean(MemoryReports.class).recalls())
                .singleElement()
                .satisfies(recall -> assertThat(recall.agreement()).isEqualTo(narrower));
    }

    @Test
    void aSuspensionAtTheReceiverBindsTheDispatchesUnderWayWhicheverInstanceTookIt() {
        DSLContext sql = hub.getBean(DSLContext.class);
        sql.execute(
                "insert into delivery.suspension (agreement, suspended_at, suspended_by) values (?, now(), 'another')",
                nodes.agreement.number());
        VersionRef version =
                reports.release(signing.issuer(), List.of("under way")).getFirst();
        awaitProblem("stale-agreement");
        assertThat(hub.getBean(MemoryReports.class).keptReports()).isZero();

        sql.execute("update delivery.suspension set resumed_at = now()");
        Awaiting.until("delivered", () -> is(version, PartnerState.State.DELIVERED));
    }

    @Test
    void aWithdrawalIsTakenWhereTheAgreementIsSuspendedThereAndContentIsNot() {
        VersionRef first = reports.release(signing.issuer(), List.of("before")).getFirst();
        Awaiting.until("delivered", () -> is(first, PartnerState.State.DELIVERED));
        hub.getBean(AgreementChanges.class).suspend(ADMINISTRATOR, nodes.agreement.number(), "TALKS");
        VersionRef content =
                reports.release(signing.issuer(), List.of("under way")).getFirst();
        awaitProblem("stale-agreement");

        VersionRef withdrawal =
                reports.release(signing.issuer(), first.identity(), 2, VersionKind.WITHDRAWAL, "withdrawn");
        Awaiting.until("the withdrawal is receipted", () -> is(withdrawal, PartnerState.State.DELIVERED));
        assertThat(hub.getBean(MemoryReports.class).kept(first.identity())).hasSize(2);
        assertThat(hub.getBean(MemoryReports.class).kept(content.identity())).isEmpty();

        hub.getBean(AgreementChanges.class).resume(ADMINISTRATOR, nodes.agreement.number());
        Awaiting.until("delivered", () -> is(content, PartnerState.State.DELIVERED));
    }

    @Test
    void afterTheEndAWithdrawalIsTakenAndContentIsRefusedAsBefore() {
        VersionRef first = reports.release(signing.issuer(), List.of("before")).getFirst();
        Awaiting.until("delivered", () -> is(first, PartnerState.State.DELIVERED));
        SignedAgreement ending = nodes.signed(nodes.agreement.ending(Instant.now()));
        adopt(hub, ending);
        VersionRef content =
                reports.release(signing.issuer(), List.of("under way")).getFirst();
        awaitProblem("stale-agreement");
        adopt(national, ending);
        awaitProblem("no-agreement");

        VersionRef withdrawal =
                reports.release(signing.issuer(), first.identity(), 2, VersionKind.WITHDRAWAL, "withdrawn");
        Awaiting.until("the withdrawal is receipted", () -> is(withdrawal, PartnerState.State.DELIVERED));
        assertThat(hub.getBean(MemoryReports.class).kept(first.identity())).hasSize(2);
        assertThat(hub.getBean(MemoryReports.class).kept(content.identity())).isEmpty();
        assertThat(is(content, PartnerState.State.WAITING)).isTrue();
    }

    @Test
    void onlyTheNextRevisionThatBothSignedIsTakenIn() {
        Agreement wider = narrower.revised(List.of("tobacco", "drugs"), ScopeLimits.NONE);
        SignedAgreement half = nodes.signed(narrower);

        assertThat(adopt(hub, new SignedAgreement(half.bySender(), half.bySender())))
                .isEqualTo(new Adoption.Refused(Reason.DOES_NOT_BIND));
        assertThat(adopt(hub, nodes.signed(wider))).isEqualTo(new Adoption.Refused(Reason.NOT_THE_NEXT_REVISION));
        assertThat(adopt(hub, nodes.signed(nodes.agreement)))
                .isEqualTo(new Adoption.Refused(Reason.NOT_THE_NEXT_REVISION));
        assertThat(adopt(hub, nodes.signed(narrower))).isInstanceOf(Adoption.Adopted.class);
        assertThat(adopt(hub, nodes.signed(wider))).isInstanceOf(Adoption.Adopted.class);
    }

    @Test
    void onlyThoseWhoAgreeWithPartnersTakeAgreementsIn() {
        AccessScope coordinator = TestScopes.of(NodePart.HUB, Role.COORDINATOR);
        AgreementChanges changes = hub.getBean(AgreementChanges.class);

        assertThatThrownBy(() -> changes.adopt(coordinator, nodes.signed(narrower)))
                .isInstanceOf(NotPermittedException.class);
    }
}
