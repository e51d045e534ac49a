package org.tidewaiter.node.vocabulary;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The keys under {@code tidewaiter.registers}: files that are loaded at every start if they have changed.
 *
 * @param rates exchange rates: {@code date,currency,rate} or the wide table of the European Central Bank, in units of the
 *     currency for one euro
 * @param ratesSource as pages name it beside every equivalent
 * @param taxa animals and plants, instead of the start that comes with the program
 * @param taxaSource as pages name it
 */
@ConfigurationProperties("tidewaiter.registers")
record RegisterSettings(
        @Nullable Path rates,
        @DefaultValue("Loaded at start") String ratesSource,
        @Nullable Path taxa,
        @DefaultValue("Loaded at start") String taxaSource) {}
