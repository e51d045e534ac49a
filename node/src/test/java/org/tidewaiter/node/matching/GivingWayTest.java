package org.tidewaiter.node.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class GivingWayTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final GivingWay pace = new GivingWay();

    @Test
    void restsWhileMoreComesInThanIsJudged() {
        pace.appended(1_000);
        pace.rest(500, SECOND);
        pace.appended(1_501);

        assertThat(pace.rest(500, SECOND)).isEqualTo(SECOND.multipliedBy(3));
    }

    @Test
    void goesOnWhileItCatchesUp() {
        pace.appended(100_000);

        assertThat(pace.rest(500, SECOND)).isZero();
        pace.appended(100_500);
        assertThat(pace.rest(500, SECOND)).isZero();
        assertThat(pace.rest(500, SECOND)).isZero();
    }

    @Test
    void goesOnWhenTheFloodIsOver() {
        pace.appended(1_000);
        pace.rest(500, SECOND);
        pace.appended(5_000);
        pace.rest(500, SECOND);

        assertThat(pace.rest(500, SECOND)).isZero();
    }
}
