package org.tidewaiter.node.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestScopes;
import org.tidewaiter.node.checkup.Finding;
import org.tidewaiter.node.delivery.alarm.Alarm;
import org.tidewaiter.node.delivery.alarm.AlarmKind;
import org.tidewaiter.node.delivery.alarm.Alarms;
import org.tidewaiter.node.delivery.network.ExchangeCheckup;
import org.tidewaiter.node.delivery.queue.Lanes;
import org.tidewaiter.node.delivery.queue.OutgoingLane;
import org.tidewaiter.node.delivery.queue.OverdueVersion;
import org.tidewaiter.node.delivery.queue.RunningClocks;
import org.tidewaiter.node.settings.NodePart;

/** The node's clock goes on by a week while a partner is away, and goes back. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TimeFaultsTest {

    private static final int DAYS = 7;

    private static TestNodes nodes;
    private static ScriptedPartner partner;
    private static ConfigurableApplicationContext national;

    /** The node's time, which a test moves. */
    static final class MovedClock extends Clock {

        private static final AtomicReference<Duration> MOVED = new AtomicReference<>(Duration.ZERO);

        static void reset() {
            MOVED.set(Duration.ZERO);
        }

        static void move(Duration further) {
            MOVED.updateAndGet(further::plus);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Clock.systemUTC().instant().plus(MOVED.get());
        }
    }

    /** Named by a property; an annotation would let the scan of other tests find it. */
    static class Time {

        @Bean
        @Primary
        Clock movedClock() {
            return new MovedClock();
        }
    }

    @BeforeAll
    static void start() {
        nodes = new TestNodes();
        partner = new ScriptedPartner(nodes.hub, nodes.national, nodes.hubPort);
        national = nodes.startNational("spring.main.sources=" + Time.class.getName());
        Awaiting.until("the partner confirms the standing", national.getBean(Signing.class)::permitted);
    }

    @AfterAll
    static void stop() {
        MovedClock.reset();
        nodes.close();
        partner.close();
    }

    private static OutgoingLane lane() {
        return Objects.requireNonNull(national.getBean(Lanes.class)
                .of(TestScopes.of(NodePart.NATIONAL, Role.ADMINISTRATOR), "HUB")
                .orElseThrow()
                .outgoing());
    }

    private static VersionRef release(int day) {
        return national.getBean(MemoryReports.class)
                .release(national.getBean(Signing.class).issuer(), List.of("day " + day))
                .getFirst();
    }

    @Test
    @Order(1)
    void whatWasReleasedMeanwhileWaitsIsCalledOverdueAndGoesOnceWhenThePartnerIsBack() {
        partner.otherwise = ScriptedPartner.answer(502, "text/html", "<h1>Bad gateway</h1>");
        List<VersionRef> released = new ArrayList<>();
        for (int day = 1; day <= DAYS; day++) {
            released.add(release(day));
            int asked = partner.dispatches.size();
            Awaiting.until("it is tried", () -> partner.dispatches.size() > asked);
            MovedClock.move(Duration.ofDays(1));
        }
        Awaiting.until("all of them wait", () -> lane().waiting() == DAYS);
        OutgoingLane away = lane();
        assertThat(away.delivered()).isZero();
        assertThat(away.problem()).isNotNull();
        assertThat(away.running().overdue()).isBetween(DAYS - 1L, (long) DAYS);

        List<Digest> accepted = Collections.synchronizedList(new ArrayList<>());
        partner.otherwise = (hub, dispatch, call) -> {
            dispatch.items().forEach(item -> accepted.add(item.reference().digest()));
            ScriptedPartner.accept().play(hub, dispatch, call);
        };
        Awaiting.until("all are delivered", () -> lane().delivered() == DAYS);

        OutgoingLane back = lane();
        assertThat(back.problem()).isNull();
        assertThat(back.waiting()).isZero();
        assertThat(back.running().overdue()).isZero();
        assertThat(back.late()).isBetween(DAYS - 1L, (long) DAYS);
        assertThat(Objects.requireNonNull(back.clock().longest()))
                .isGreaterThan(Duration.ofDays(DAYS - 1).toSeconds());
        assertThat(accepted).as("each once").containsExactlyInAnyOrderElementsOf(digests(released));
    }

    @Test
    @Order(2)
    void aClockThatGoesBackHoldsNothingUpAndNoFigureIsLessThanNothing() {
        long delivered = lane().delivered();
        CountDownLatch gone = new CountDownLatch(1);
        partner.dispatches.clear();
        partner.otherwise = (hub, dispatch, call) -> {
            Awaiting.until("the clock has gone back", () -> gone.getCount() == 0);
            ScriptedPartner.accept().play(hub, dispatch, call);
        };
        release(1);
        Awaiting.until("it is on its way", () -> !partner.dispatches.isEmpty());
        MovedClock.move(Duration.ofMinutes(-5));
        gone.countDown();

        Awaiting.until("it is delivered", () -> lane().delivered() == delivered + 1);

        assertThat(sql().resultQuery("select min(settled_at - released_at) >= interval '0' from delivery.item")
                        .fetchSingle(0, Boolean.class))
                .isTrue();
        release(2);
        Awaiting.until("the next too", () -> lane().delivered() == delivered + 2);
    }

    @Test
    @Order(3)
    void aPartnerWhoseClockIsFarOffIsNamedUntilBothTellTheSameTime() {
        AccessScope administrator = TestScopes.of(NodePart.NATIONAL, Role.ADMINISTRATOR);
        Alarms alarms = national.getBean(Alarms.class);
        Alarm apart = alarms.list(administrator, "HUB", true, 10).stream()
                .filter(alarm -> alarm.kind() == AlarmKind.CLOCKS_APART)
                .findFirst()
                .orElseThrow();
        MovedClock.reset();
        assertThat(alarms.acknowledge(administrator, apart.id())).isTrue();
        long delivered = lane().delivered();
        release(1);
        Awaiting.until("it is delivered", () -> lane().delivered() == delivered + 1);
        assertThat(alarms.list(administrator, "HUB", true, 10))
                .noneMatch(alarm -> alarm.kind() == AlarmKind.CLOCKS_APART);
    }

    @Test
    @Order(4)
    void whatWaitsIsWarnedOfAtHalfTimeAndInTheLastHourAndThenCalledOverdue() {
        partner.otherwise = ScriptedPartner.answer(502, "text/html", "<h1>Bad gateway</h1>");
        int asked = partner.dispatches.size();
        release(1);
        Awaiting.until("it is tried", () -> partner.dispatches.size() > asked);
        assertThat(told()).isEqualTo(new Told(RunningClocks.NONE, Set.of()));

        MovedClock.move(Duration.ofHours(13));
        assertThat(told()).isEqualTo(new Told(new RunningClocks(1, 0, 0), Set.of("partner.half-time")));

        MovedClock.move(Duration.ofHours(10).plusMinutes(30));
        assertThat(told()).isEqualTo(new Told(new RunningClocks(0, 1, 0), Set.of("partner.last-hour")));

        MovedClock.move(Duration.ofHours(1));
        assertThat(told()).isEqualTo(new Told(new RunningClocks(0, 0, 1), Set.of("partner.overdue")));
    }

    @Test
    @Order(5)
    void theClockOfWhatWasNotAcceptedRunsOnUntilALaterVersionTakesItsPlace() {
        AccessScope administrator = TestScopes.of(NodePart.NATIONAL, Role.ADMINISTRATOR);
        Lanes lanes = national.getBean(Lanes.class);
        sql().execute("update delivery.item set state = 'REFUSED' where state = 'WAITING'");

        assertThat(told()).isEqualTo(new Told(new RunningClocks(0, 0, 1), Set.of("partner.overdue")));
        assertThat(lanes.overdue(administrator, "HUB", 10))
                .extracting(OverdueVersion::state)
                .contains(PartnerState.State.REFUSED);

        sql().execute("""
                insert into delivery.item (partner, originator, number, version, withdrawal, position, state, released_at)
                select partner, originator, number, version + 1, false, position, 'DELIVERED', released_at
                  from delivery.item where state = 'REFUSED'""");
        assertThat(told()).isEqualTo(new Told(RunningClocks.NONE, Set.of()));
    }

    /** What pages and API, and what the check-up says of running clocks. */
    private record Told(RunningClocks lane, Set<String> checkup) {}

    private static Told told() {
        RunningClocks lane = lane().running();
        assertThat(new RunningClocks(gauge("half.time"), gauge("last.hour"), gauge("overdue")))
                .isEqualTo(lane);
        return new Told(
                lane,
                national.getBean(ExchangeCheckup.class).look().stream()
                        .map(Finding::code)
                        .filter(Set.of("partner.half-time", "partner.last-hour", "partner.overdue")::contains)
                        .collect(Collectors.toSet()));
    }

    private static long gauge(String name) {
        return (long) national.getBean(MeterRegistry.class)
                .get("tidewaiter.delivery.lane." + name)
                .tag("partner", "HUB")
                .gauge()
                .value();
    }

    private static DSLContext sql() {
        return national.getBean(DSLContext.class);
    }

    private static List<Digest> digests(List<VersionRef> versions) {
        MemoryReports reports = national.getBean(MemoryReports.class);
        return versions.stream()
                .map(version -> reports.issued(version).digest())
                .toList();
    }
}
