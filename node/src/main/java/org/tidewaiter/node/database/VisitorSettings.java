package org.tidewaiter.node.database;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many requests of pages and API the node works on at a time.
 *
 * @param connections to the database that they share; four times as many are let in at a time
 * @param patience longest wait to be let in; who waits longer is told to come again
 */
@Validated
@ConfigurationProperties("tidewaiter.visitors")
public record VisitorSettings(
        @Min(1) @DefaultValue("12") int connections,
        @DefaultValue("5s") Duration patience) {}
