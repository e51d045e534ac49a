package org.tidewaiter.node.delivery.log;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How partners' logs are watched, under {@code tidewaiter.log}.
 *
 * @param look how often each partner is asked for the head of its log and who cosigned it, and what versions say of it is
 *     compared; heads in receipts are proven at once
 * @param prove how long a head, or what a version says of a log, may stay unproven before people are told
 * @param compare how often the heads that this node holds are told to the other partners, and cosigned
 */
@ConfigurationProperties("tidewaiter.log")
public record LogSettings(
        @DefaultValue("1h") Duration look,
        @DefaultValue("1d") Duration prove,
        @DefaultValue("1d") Duration compare) {}
