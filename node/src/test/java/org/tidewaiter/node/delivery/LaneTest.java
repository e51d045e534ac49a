package org.tidewaiter.node.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.tidewaiter.exchange.dispatch.DispatchItem;
import org.tidewaiter.exchange.receipt.Outcome;
import org.tidewaiter.exchange.receipt.WaitingCause;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.ItemFault;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.exchange.version.VersionKind;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestScopes;
import org.tidewaiter.node.delivery.alarm.Alarm;
import org.tidewaiter.node.delivery.alarm.AlarmKind;
import org.tidewaiter.node.delivery.alarm.Alarms;
import org.tidewaiter.node.delivery.partner.Instance;
import org.tidewaiter.node.delivery.queue.LaneClaims;
import org.tidewaiter.node.delivery.queue.LaneClock;
import org.tidewaiter.node.delivery.queue.LaneItems;
import org.tidewaiter.node.delivery.queue.Lanes;
import org.tidewaiter.node.delivery.queue.Lease;
import org.tidewaiter.node.delivery.queue.LeaseLostException;
import org.tidewaiter.node.delivery.queue.OutgoingLane;
import org.tidewaiter.node.settings.NodePart;

/** One whole node and its lane to a partner that does what the test says. */
class LaneTest {

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
        partner.script.clear();
        partner.otherwise = ScriptedPartner.accept();
        partner.dispatches.clear();
    }

    @AfterAll
    static void stop() {
        nodes.close();
        partner.close();
    }

    private static VersionRef release(String text) {
        return reports.release(signing.issuer(), List.of(text)).getFirst();
    }

    private static List<VersionRef> release(int count) {
        return reports.release(
                signing.issuer(),
                IntStream.range(0, count).mapToObj(i -> "text " + i).toList());
    }

    private static Digest digest(VersionRef version) {
        return reports.issued(version).digest();
    }

    private static PartnerState state(VersionRef version) {
        return national.getBean(Deliveries.class).of(version.identity()).stream()
                .filter(state -> state.version() == version.version())
                .findFirst()
                .orElseThrow(() -> new AssertionError("not on the lane yet"));
    }

    private static boolean is(VersionRef version, PartnerState.State wanted) {
        return national.getBean(Deliveries.class).of(version.identity()).stream()
                .anyMatch(state -> state.version() == version.version() && state.state() == wanted);
    }

    private static void awaitDelivered(VersionRef version) {
        Awaiting.until("the version is delivered", () -> is(version, PartnerState.State.DELIVERED));
    }

    private static OutgoingLane lane() {
        return Objects.requireNonNull(national.getBean(Lanes.class)
                .of(TestScopes.of(NodePart.NATIONAL, Role.ADMINISTRATOR), "HUB")
                .orElseThrow()
                .outgoing());
    }

    private static List<Alarm> alarms() {
        return national.getBean(Alarms.class)
                .list(TestScopes.of(NodePart.NATIONAL, Role.ADMINISTRATOR), "HUB", true, 100);
    }

    @Test
    void keepsTheReceiptThatProvesADelivery() {
        VersionRef version = release("proof");
        awaitDelivered(version);

        PartnerState state = state(version);

        assertThat(national.getBean(Deliveries.class).receipt(Objects.requireNonNull(state.receiptId())))
                .hasValueSatisfying(receipt -> assertThat(receipt).contains("."));
        assertThat(state.theirPosition()).isPositive();
        assertThat(state.due()).isEqualTo(state.releasedAt().plus(Duration.ofHours(24)));
    }

    @Test
    void sendsAgainWhenAProxyAnswersForThePartner() {
        partner.script.add(ScriptedPartner.answer(502, "text/html", "<h1>Bad gateway</h1>"));
        VersionRef version = release("one");

        awaitDelivered(version);

        assertThat(partner.arrived()).containsExactly(digest(version), digest(version));
    }

    @Test
    void sendsAgainWhenTheLineIsCutInMidAnswer() {
        partner.script.add(ScriptedPartner.cut());
        VersionRef version = release("one");

        awaitDelivered(version);

        assertThat(partner.arrived()).hasSize(2);
    }

    @Test
    void sendsAgainWhenThePartnerStaysSilent() {
        CountDownLatch over = new CountDownLatch(1);
        partner.script.add(ScriptedPartner.silence(over));
        VersionRef version = release("one");

        awaitDelivered(version);
        over.countDown();

        assertThat(partner.arrived()).hasSize(2);
    }

    @Test
    void countsNothingDeliveredOnAReceiptThatAnotherKeySigned() {
        partner.script.add(ScriptedPartner.receiptSignedBy(TestNodes.identity("HUB")));
        VersionRef version = release("one");

        awaitDelivered(version);

        assertThat(partner.arrived()).hasSize(2);
        assertThat(alarms()).extracting(Alarm::kind).contains(AlarmKind.FALSE_RECEIPT);
    }

    @Test
    void tellsAProblemAndTakesItBackWhenThePartnerAnswersAgain() {
        partner.otherwise = ScriptedPartner.answer(503, "text/plain", "away");
        VersionRef version = release("one");
        Awaiting.until("the problem is told", () -> lane().problem() != null);

        assertThat(Objects.requireNonNull(lane().problem()).code()).isEqualTo("http-503");
        partner.otherwise = ScriptedPartner.accept();
        awaitDelivered(version);

        assertThat(lane().problem()).isNull();
        assertThat(lane().lastReceiptAt()).isBeforeOrEqualTo(Instant.now());
    }

    @Test
    void probesWithOneVersionAfterAFailure() {
        partner.otherwise = ScriptedPartner.answer(503, "text/plain", "away");
        release(40);
        Awaiting.until("several attempts were made", () -> partner.dispatches.size() > 3);

        assertThat(partner.dispatches.subList(2, partner.dispatches.size()))
                .allSatisfy(dispatch -> assertThat(dispatch.items()).hasSize(1));
        partner.otherwise = ScriptedPartner.accept();
        Awaiting.until("all is delivered", () -> lane().waiting() == 0);
    }

    @Test
    void isolatesAReportThatThePartnerRefusesAsAWholeDispatch() {
        List<VersionRef> versions = new ArrayList<>();
        partner.otherwise = ScriptedPartner.answer(503, "text/plain", "away");
        versions.addAll(release(30));
        Digest bad = digest(versions.get(17));
        partner.otherwise = ScriptedPartner.refuseWhile(
                400, "malformed-item", item -> item.version().digest().equals(bad));

        versions.stream().filter(version -> !digest(version).equals(bad)).forEach(LaneTest::awaitDelivered);

        assertThat(state(versions.get(17)).state()).isIn(PartnerState.State.WAITING, PartnerState.State.IN_FLIGHT);
        partner.otherwise = ScriptedPartner.accept();
        awaitDelivered(versions.get(17));
    }

    @Test
    void isolatesAReportOverWhichThePartnerFails() {
        List<VersionRef> versions = release(20);
        Digest bad = digest(versions.get(3));
        partner.otherwise = (self, dispatch, call) -> {
            boolean fails = dispatch.items().stream()
                    .anyMatch(item -> item.version().digest().equals(bad));
            (fails ? ScriptedPartner.answer(500, "text/plain", "oops") : ScriptedPartner.accept())
                    .play(self, dispatch, call);
        };

        versions.stream().filter(version -> !digest(version).equals(bad)).forEach(LaneTest::awaitDelivered);
        partner.otherwise = ScriptedPartner.accept();

        awaitDelivered(versions.get(3));
    }

    @Test
    void isolatesAReportThatTheStoreCannotRead() {
        ReportIdentity identity = reports.newIdentity();
        VersionRef unreadable = new VersionRef(identity, 1);
        reports.unreadable().add(unreadable);
        reports.release(signing.issuer(), identity, 1, VersionKind.CONTENT, "bad");
        List<VersionRef> others = release(10);

        others.forEach(LaneTest::awaitDelivered);

        assertThat(state(unreadable).reason()).isEqualTo("unreadable");
        reports.unreadable().clear();
        awaitDelivered(unreadable);
    }

    @Test
    void neverSendsALaterVersionWhileAnEarlierOneIsOpen() {
        VersionRef first = release("one");
        ReportIdentity identity = first.identity();
        VersionRef second = reports.release(signing.issuer(), identity, 2, VersionKind.CONTENT, "two");
        VersionRef third = reports.release(signing.issuer(), identity, 3, VersionKind.WITHDRAWAL, "");
        awaitDelivered(third);

        List<Digest> ofReport = partner.arrived().stream()
                .filter(List.of(digest(first), digest(second), digest(third))::contains)
                .distinct()
                .toList();

        assertThat(ofReport).containsExactly(digest(first), digest(second), digest(third));
        assertThat(partner.dispatches)
                .extracting(dispatch -> dispatch.items().size())
                .containsOnly(1);
    }

    @Test
    void sendsAWithdrawalPastAVersionThatThePartnerCannotTake() {
        VersionRef first = release("one");
        Digest bad = digest(first);
        partner.otherwise = ScriptedPartner.refuseWhile(
                400, "malformed-item", item -> item.version().digest().equals(bad));
        Awaiting.until("the version failed several times", () -> partner.dispatches.size() > 3);

        VersionRef withdrawal = reports.release(signing.issuer(), first.identity(), 2, VersionKind.WITHDRAWAL, "");

        awaitDelivered(withdrawal);
        partner.otherwise = ScriptedPartner.accept();
        awaitDelivered(first);
    }

    @Test
    void namesWhatThePartnerLastAccepted() {
        VersionRef first = release("one");
        awaitDelivered(first);
        VersionRef second = reports.release(signing.issuer(), first.identity(), 2, VersionKind.CONTENT, "two");
        awaitDelivered(second);

        List<DispatchItem> items = partner.dispatches.stream()
                .flatMap(dispatch -> dispatch.items().stream())
                .toList();

        assertThat(items.getFirst().after()).isNull();
        assertThat(items.getLast().after()).isEqualTo(digest(first));
    }

    @Test
    void holdsAReportUntilItsTime() {
        ReportIdentity identity = reports.newIdentity();
        reports.hold(identity, Duration.ofMillis(700));
        VersionRef version = reports.release(signing.issuer(), identity, 1, VersionKind.CONTENT, "held");
        Awaiting.until("it is held", () -> is(version, PartnerState.State.HELD));

        assertThat(state(version).reason()).isEqualTo("embargo");
        awaitDelivered(version);
    }

    @Test
    void looksAgainAtAHeldReportWhenTold() {
        ReportIdentity identity = reports.newIdentity();
        reports.hold(identity, null);
        VersionRef version = reports.release(signing.issuer(), identity, 1, VersionKind.CONTENT, "held");
        Awaiting.until("it is held", () -> is(version, PartnerState.State.HELD));

        reports.endHold(identity);
        national.getBean(Deliveries.class).reconsider(identity);

        awaitDelivered(version);
    }

    @Test
    void sendsAWithdrawalPastAHold() {
        VersionRef first = release("one");
        awaitDelivered(first);
        reports.hold(first.identity(), null);

        VersionRef withdrawal = reports.release(signing.issuer(), first.identity(), 2, VersionKind.WITHDRAWAL, "");

        awaitDelivered(withdrawal);
    }

    @Test
    void sendsAgainLaterWhatThePartnerCannotJudgeYet() {
        partner.script.add(ScriptedPartner.outcomes(item -> new Outcome.Waiting(WaitingCause.VOCABULARY_UNKNOWN)));
        VersionRef version = release("one");

        awaitDelivered(version);

        assertThat(partner.arrived()).hasSize(2);
    }

    @Test
    void keepsTheFaultsOfARefusal() {
        partner.script.add(ScriptedPartner.outcomes(
                item -> new Outcome.Refused(List.of(ItemFault.of(Rule.DISCLOSURE_REPEATED, "/disclosures/1")))));
        VersionRef version = release("one");
        Awaiting.until("it is refused", () -> is(version, PartnerState.State.REFUSED));

        assertThat(state(version).reason()).isEqualTo("disclosure-repeated");
        assertThat(state(version).faults()).containsExactly(ItemFault.of(Rule.DISCLOSURE_REPEATED, "/disclosures/1"));
        assertThat(lane().refused()).isPositive();
    }

    @Test
    void aRefusalIsATaskUntilTheVersionGoesAgainOrALaterOneAnswersIt() {
        partner.otherwise = ScriptedPartner.outcomes(
                item -> new Outcome.Refused(List.of(new ItemFault("goods[0].category", "beyond-agreement"))));
        VersionRef again = release("to go again");
        VersionRef corrected = release("to be corrected");
        Awaiting.until("both are tasks", () -> tasks().containsAll(List.of(again.identity(), corrected.identity())));

        partner.otherwise = ScriptedPartner.accept();
        national.getBean(Deliveries.class).reconsider(again.identity());
        awaitDelivered(again);
        reports.release(signing.issuer(), corrected.identity(), 2, VersionKind.CONTENT, "corrected");
        Awaiting.until("the correction is an answer", () -> !tasks().contains(corrected.identity()));
        Awaiting.until(
                "and is delivered", () -> is(new VersionRef(corrected.identity(), 2), PartnerState.State.DELIVERED));
        national.getBean(Deliveries.class).reconsider(corrected.identity());

        assertThat(tasks()).doesNotContain(again.identity(), corrected.identity());
        assertThat(is(corrected, PartnerState.State.REFUSED)).isTrue();
    }

    private static List<ReportIdentity> tasks() {
        return national.getBean(Deliveries.class).notAccepted(TestScopes.of(NodePart.NATIONAL, Role.COORDINATOR), 1000);
    }

    @Test
    void raisesAnAlarmWhenThePartnerHoldsAnotherBranch() {
        partner.script.add(ScriptedPartner.outcomes(item -> new Outcome.Conflict(MemoryReports.PROFILE)));
        VersionRef version = release("one");
        Awaiting.until("it conflicts", () -> is(version, PartnerState.State.CONFLICT));

        assertThat(alarms()).anySatisfy(alarm -> {
            assertThat(alarm.kind()).isEqualTo(AlarmKind.CONFLICT);
            assertThat(alarm.version()).isEqualTo(version);
            assertThat(alarm.kept()).isEqualTo(MemoryReports.PROFILE.text());
        });
    }

    @Test
    void letsNoSecondInstanceClaimALaneWhileItsLeaseHolds() {
        release("one");
        Awaiting.until("all is delivered", () -> lane().waiting() == 0);

        assertThat(national.getBean(LaneClaims.class).claim("HUB", "another", Duration.ofSeconds(3), Instant.now()))
                .isEmpty();
    }

    @Test
    void writesNothingUnderALeaseThatAnotherInstanceHasTaken() {
        LaneClaims claims = national.getBean(LaneClaims.class);
        LaneItems items = national.getBean(LaneItems.class);
        Lease old = claims.claim("ELSEWHERE", "one", Duration.ofSeconds(30), Instant.now())
                .orElseThrow();
        claims.release(old);
        Lease fresh = claims.claim("ELSEWHERE", "two", Duration.ofSeconds(30), Instant.now())
                .orElseThrow();
        long id = Objects.requireNonNull(sql.resultQuery("""
                insert into delivery.item
                       (partner, originator, number, version, withdrawal, position, state, released_at)
                values ('ELSEWHERE', 'EE-CUSTOMS', gen_random_uuid(), 1, false, 1, 'WAITING', now())
                returning id
                """).fetchSingle(0, Long.class));
        var held = List.of(new LaneItems.SetAside(id, PartnerState.State.HELD, "embargo", null, false));

        assertThat(fresh.fence()).isGreaterThan(old.fence());
        assertThat(claims.renew(old, Duration.ofSeconds(30))).isFalse();
        assertThatThrownBy(() -> items.setAside(old, held)).isInstanceOf(LeaseLostException.class);
        assertThat(sql.resultQuery("select state from delivery.item where id = ?", id)
                        .fetchSingle(0, String.class))
                .isEqualTo("WAITING");
        items.setAside(fresh, held);
        assertThat(sql.resultQuery("select state from delivery.item where id = ?", id)
                        .fetchSingle(0, String.class))
                .isEqualTo("HELD");
    }

    @Test
    void goesOnWhenAnotherInstanceTookTheLaneAndWentAway() {
        VersionRef before = release("before");
        awaitDelivered(before);
        sql.execute("update delivery.lane set owner = 'another', fence = fence + 1,"
                + " lease_until = now() + interval '700 milliseconds' where partner = 'HUB'");

        VersionRef version = release("after");

        awaitDelivered(version);
        assertThat(sql.resultQuery("select owner from delivery.lane where partner = 'HUB'")
                        .fetchSingle(0, String.class))
                .isEqualTo(national.getBean(Instance.class).id());
    }

    @Test
    void measuresTheTimeFromReleaseToReceipt() {
        VersionRef version = release("timed");
        awaitDelivered(version);

        LaneClock clock = lane().clock();

        assertThat(clock.versions()).isPositive();
        assertThat(Objects.requireNonNull(clock.median())).isBetween(0.0, 30.0);
        assertThat(clock.longest()).isGreaterThanOrEqualTo(clock.median());
        assertThat(lane().running().overdue()).isZero();
    }
}
