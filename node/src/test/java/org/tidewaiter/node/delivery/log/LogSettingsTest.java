package org.tidewaiter.node.delivery.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LogSettingsTest {

    @Test
    void hasTheseDefaults() {
        assertThat(new Binder(new MapConfigurationPropertySource(Map.of()))
                        .bindOrCreate("tidewaiter.log", LogSettings.class))
                .isEqualTo(new LogSettings(Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(1)));
    }
}
