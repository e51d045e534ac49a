package org.tidewaiter.node.database;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many requests of pages and API the node works on at a time.
 *
 * @param connections to the database that they share
 * @param patience longest wait for one of them; who waits longer is told to come again
 */
@Validated
@ConfigurationProperties("tidewaiter.visitors")
public record VisitorSettings(
        @Min(1) @DefaultValue("8") int connections,
        @DefaultValue("5s") Duration patience) {}
