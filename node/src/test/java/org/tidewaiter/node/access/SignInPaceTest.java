package org.tidewaiter.node.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SignInPaceTest {
    @Test
    void theFirstMistakesCostNothing() {
        assertThat(SignInPace.FOR_ACCOUNT.pauseAfter(4)).isZero();
        assertThat(SignInPace.FOR_ADDRESS.pauseAfter(50)).isZero();
    }

    @Test
    void eachFurtherMistakeDoublesThePause() {
        assertThat(SignInPace.FOR_ACCOUNT.pauseAfter(5)).isEqualTo(Duration.ofSeconds(1));
        assertThat(SignInPace.FOR_ACCOUNT.pauseAfter(6)).isEqualTo(Duration.ofSeconds(2));
        assertThat(SignInPace.FOR_ACCOUNT.pauseAfter(10)).isEqualTo(Duration.ofSeconds(32));
    }

    @Property
    void nobodyIsShutOutForEver(@ForAll @IntRange(min = 0) int attempts) {
        assertThat(SignInPace.FOR_ACCOUNT.pauseAfter(attempts)).isBetween(Duration.ZERO, Duration.ofMinutes(1));
        assertThat(SignInPace.FOR_ADDRESS.pauseAfter(attempts)).isBetween(Duration.ZERO, Duration.ofMinutes(5));
    }

    @Test
    void anIpv6SubscriberIsOneNetwork() {
        assertThat(SignInAttempts.network("2001:db8:1:2:3:4:5:6"))
                .isEqualTo(SignInAttempts.network("2001:db8:1:2::1"))
                .isNotEqualTo(SignInAttempts.network("2001:db8:1:3::1"));
        assertThat(SignInAttempts.network("192.0.2.1")).isNotEqualTo(SignInAttempts.network("192.0.2.2"));
        assertThat(SignInAttempts.network("not:an:address")).isEqualTo("not:an:address");
    }
}
