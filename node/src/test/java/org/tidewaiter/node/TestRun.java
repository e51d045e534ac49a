package org.tidewaiter.node;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** What a run of the tests is told with {@code -Dtidewaiter.NAME}, so that nodes in the same process know that it is none of theirs. */
@ConfigurationProperties("tidewaiter")
record TestRun(
        @Nullable String trials,
        @Nullable String seed,
        @Nullable String write,
        @Nullable String looks,
        @Nullable String browser,
        @Nullable String chromium,
        @Nullable String screenshots,
        @Nullable Ledger ledger,
        @Nullable Trial trial) {

    record Ledger(@Nullable String entries) {}

    record Trial(
            @Nullable String seed,
            @Nullable String rows,
            @Nullable String kills,
            @Nullable String reports,
            @Nullable String planted,
            @Nullable String before) {}
}
