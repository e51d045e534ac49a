package org.tidewaiter.node.intake;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The keys under {@code tidewaiter.imports}.
 *
 * @param largest largest file
 * @param keep how long a file and its refused rows are kept
 */
@ConfigurationProperties("tidewaiter.imports")
public record ImportSettings(
        @DefaultValue("64MB") DataSize largest,
        @DefaultValue("7d") Duration keep) {}
