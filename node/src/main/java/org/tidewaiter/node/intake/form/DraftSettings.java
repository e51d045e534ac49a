package org.tidewaiter.node.intake.form;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The keys under {@code tidewaiter.drafts}.
 *
 * @param keep how long a draft is kept after it was last saved
 */
@ConfigurationProperties("tidewaiter.drafts")
public record DraftSettings(@DefaultValue("30d") Duration keep) {}
