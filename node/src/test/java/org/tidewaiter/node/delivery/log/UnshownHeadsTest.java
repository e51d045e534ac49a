package org.tidewaiter.node.delivery.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How long a partner counts as reached without showing the head of its log. */
class UnshownHeadsTest {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    private final UnshownHeads heads = new UnshownHeads();

    private long hours(String partner, int after) {
        return heads.unshown(partner, NOON.plus(Duration.ofHours(after))).toHours();
    }

    @Test
    void itIsCountedFromTheFirstAnswerThatShowsNone() {
        assertThat(hours("HUB", 100)).isZero();
        assertThat(hours("HUB", 101)).isEqualTo(1);
        assertThat(hours("HUB", 124)).isEqualTo(24);
        assertThat(hours("EE", 124)).isZero();
    }

    @Test
    void anAbsenceNeitherCountsNorBeginsItAnew() {
        hours("HUB", 0);
        hours("HUB", 20);
        heads.away("HUB");
        heads.away("HUB");

        assertThat(hours("HUB", 60)).isEqualTo(20);
        assertThat(hours("HUB", 64)).isEqualTo(24);
    }

    @Test
    void aHeadThatIsShownEndsIt() {
        hours("HUB", 0);
        hours("HUB", 20);
        heads.shown("HUB");

        assertThat(hours("HUB", 21)).isZero();
        assertThat(hours("HUB", 22)).isEqualTo(1);
    }

    @Test
    void anAbsenceBeforeAnyOfThemIsNone() {
        heads.away("HUB");

        assertThat(hours("HUB", 30)).isZero();
    }

    @Test
    void aClockThatGoesBackTakesNothingAway() {
        hours("HUB", 0);
        hours("HUB", 20);

        assertThat(hours("HUB", 10)).isEqualTo(20);
        assertThat(hours("HUB", 11)).isEqualTo(21);
    }
}
