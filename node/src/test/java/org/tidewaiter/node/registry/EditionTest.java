package org.tidewaiter.node.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EditionTest {

    @Test
    void editionsAreComparedByTheirNumbers() {
        assertThat(Edition.isNewer("2026.10", "2026.2")).isTrue();
        assertThat(Edition.isNewer("2026.2", "2026.10")).isFalse();
        assertThat(Edition.isNewer("2027.1", "2026.10")).isTrue();
        assertThat(Edition.isNewer("2026.1", "2026.1")).isFalse();
        assertThat(Edition.isNewer("2026", "2026.1")).isFalse();
        assertThat(Edition.isNewer("2026.1.1", "2026.1")).isTrue();
    }

    @Test
    void anEditionOfAnUnknownFormIsNotKnownYet() {
        assertThat(Edition.isNewer("autumn", "2026.1")).isTrue();
        assertThat(Edition.isNewer("99999999999.1", "2026.1")).isTrue();
    }
}
