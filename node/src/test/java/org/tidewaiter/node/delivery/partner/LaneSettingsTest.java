package org.tidewaiter.node.delivery.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LaneSettingsTest {

    private static LaneSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("tidewaiter.lanes", LaneSettings.class);
    }

    @Test
    void hasTheseDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new LaneSettings(
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(1),
                        Duration.ofHours(1),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30),
                        30_000));
    }

    @Test
    void doublesThePauseUpToItsBound() {
        LaneSettings settings = bind(Map.of());
        Random random = new Random(7);

        assertThat(settings.retryAfter(1, random)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(settings.retryAfter(4, random)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(8));
        assertThat(settings.retryAfter(1000, random)).isBetween(Duration.ofSeconds(30), Duration.ofMinutes(1));
        assertThat(settings.postponement(1000, random)).isBetween(Duration.ofMinutes(30), Duration.ofHours(1));
    }
}
