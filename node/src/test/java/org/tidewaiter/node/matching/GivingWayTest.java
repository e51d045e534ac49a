package org.tidewaiter.node.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class GivingWayTest {

    private static final int WHOLE = 500;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final GivingWay pace = new GivingWay(WHOLE);
    private long head = 1;

    @Test
    void worksAQuarterOfTheTimeWhileReportsComeFasterThanItJudges() {
        assertThat(afterSoMany(600)).isZero();
        assertThat(afterSoMany(600)).isEqualTo(SECOND.multipliedBy(3));
        assertThat(afterSoMany(4 * 600)).isEqualTo(SECOND.multipliedBy(3));
    }

    @Test
    void goesOnWhereItJudgesFasterThanReportsComeEvenAfterARest() {
        afterSoMany(600);
        assertThat(afterSoMany(600)).isPositive();

        assertThat(afterSoMany(4 * 400)).isZero();
        assertThat(afterSoMany(400)).isZero();
    }

    @Test
    void goesOnWhileItCatchesUp() {
        assertThat(afterSoMany(100_000)).isZero();
        assertThat(afterSoMany(0)).isZero();
    }

    @Test
    void goesOnAfterABatchThatIsNotWhole() {
        afterSoMany(600);
        pace.appended(head += 10);

        assertThat(pace.rest(1, SECOND)).isZero();
    }

    @Test
    void restsNoLongerThanTenSeconds() {
        afterSoMany(600);
        pace.appended(head += 1_000_000);

        assertThat(pace.rest(WHOLE, Duration.ofMinutes(5))).isEqualTo(Duration.ofSeconds(10));
    }

    /** What follows a whole batch of one second in which so many came. */
    private Duration afterSoMany(int came) {
        pace.appended(head += came);
        return pace.rest(WHOLE, SECOND);
    }
}
