package org.tidewaiter.node.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestScopes;
import org.tidewaiter.node.delivery.alarm.Alarms;
import org.tidewaiter.node.delivery.queue.ServiceReports;
import org.tidewaiter.node.settings.NodePart;

/** Two nodes on the evening of 29 February and in the night after it. */
class LeapDayTest {

    private static final Instant LAST_MINUTES = Instant.parse("2028-02-29T23:50:00Z");
    private static final AccessScope ADMINISTRATOR = TestScopes.of(NodePart.NATIONAL, Role.ADMINISTRATOR);

    private static volatile Duration ahead = Duration.between(Instant.now(), LAST_MINUTES);
    private static TestNodes nodes;
    private static ConfigurableApplicationContext national;

    /** Named by a property; an annotation would let the scan of other tests find it. */
    static class Time {

        @Bean
        @Primary
        Clock thatDay() {
            return new Clock() {
                @Override
                public ZoneOffset getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return Instant.now().plus(ahead);
                }
            };
        }
    }

    @BeforeAll
    static void start() {
        nodes = new TestNodes();
        nodes.startHub("spring.main.sources=" + Time.class.getName());
        national = nodes.startNational("spring.main.sources=" + Time.class.getName());
        Awaiting.until("the hub confirms the standing", national.getBean(Signing.class)::permitted);
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    private static void deliver(String text) {
        VersionRef version = national.getBean(MemoryReports.class)
                .release(national.getBean(Signing.class).issuer(), List.of(text))
                .getFirst();
        Awaiting.until(
                "it is delivered",
                () -> national.getBean(Deliveries.class).of(version.identity()).stream()
                        .anyMatch(state -> state.state() == PartnerState.State.DELIVERED));
    }

    private static long delivered(YearMonth month) {
        return national.getBean(ServiceReports.class)
                .of(ADMINISTRATOR, "HUB", month)
                .clock()
                .versions();
    }

    @Test
    void whatArrivesOnTheLeapDayIsCountedThatDayAndInItsMonth() {
        YearMonth february = YearMonth.of(2028, 2);

        deliver("on the leap day");

        assertThat(delivered(february)).isEqualTo(1);
        ahead = ahead.plus(Duration.ofMinutes(20));
        deliver("in the night after it");

        assertThat(delivered(february)).isEqualTo(1);
        assertThat(delivered(february.plusMonths(1))).isEqualTo(1);
        assertThat(national.getBean(ServiceReports.class).months(ADMINISTRATOR, "HUB"))
                .containsExactly(february.plusMonths(1), february);
        assertThat(national.getBean(Alarms.class).list(ADMINISTRATOR, "HUB", true, 10))
                .isEmpty();
    }
}
