package org.tidewaiter.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    @Test
    void hasTheseDefaults() {
        assertThat(RetryPolicy.standard())
                .isEqualTo(new RetryPolicy(12, 4, Duration.ofMillis(300), Duration.ofSeconds(30)));
    }

    @Test
    void doublesTheDelayUpToItsBound() {
        RetryPolicy policy = RetryPolicy.standard();
        Random random = new Random(7);
        assertThat(policy.delay(1, random)).isBetween(Duration.ofMillis(150), Duration.ofMillis(300));
        assertThat(policy.delay(3, random)).isBetween(Duration.ofMillis(600), Duration.ofMillis(1200));
        assertThat(policy.delay(60, random)).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(30));
    }
}
