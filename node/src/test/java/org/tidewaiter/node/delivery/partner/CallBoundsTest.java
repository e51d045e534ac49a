package org.tidewaiter.node.delivery.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CallBoundsTest {

    private Instant now = Instant.parse("2026-11-27T12:00:10Z");

    private CallBounds bounds(int perMinute) {
        return new CallBounds(perMinute, () -> now);
    }

    @Test
    void soManyCallsAreAnsweredWithinAMinuteAndAgainInTheNext() {
        CallBounds bounds = bounds(3);
        for (int call = 0; call < 3; call++) {
            assertThat(bounds.enter()).isTrue();
            bounds.leave();
        }
        assertThat(bounds.enter()).isFalse();

        now = now.plus(Duration.ofMinutes(1));

        assertThat(bounds.enter()).isTrue();
    }

    @Test
    void aCallThatIsRefusedForTheRateTakesNoPlace() {
        CallBounds bounds = bounds(2);
        for (int call = 0; call < 20; call++) {
            if (bounds.enter()) {
                bounds.leave();
            }
        }

        now = now.plus(Duration.ofMinutes(1));

        assertThat(bounds.enter()).isTrue();
        assertThat(bounds.enter()).isTrue();
    }

    @Test
    void fourCallsAreAnsweredAtOnce() {
        CallBounds bounds = bounds(100);
        for (int call = 0; call < 4; call++) {
            assertThat(bounds.enter()).isTrue();
        }
        assertThat(bounds.enter()).isFalse();
        bounds.leave();
        assertThat(bounds.enter()).isTrue();
    }
}
