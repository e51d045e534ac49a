package org.tidewaiter.node.delivery.comparison;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The pace of comparisons with partners, under {@code tidewaiter.reconciliation}.
 *
 * @param every how often this node compares by itself what each partner should hold
 * @param look how often it looks whether a comparison is due or wanted
 * @param again pause after one that failed
 * @param within time that a partner may take to read what it holds
 */
@ConfigurationProperties("tidewaiter.reconciliation")
public record ReconciliationSettings(
        @DefaultValue("24h") Duration every,
        @DefaultValue("1m") Duration look,
        @DefaultValue("15m") Duration again,
        @DefaultValue("1h") Duration within) {}
