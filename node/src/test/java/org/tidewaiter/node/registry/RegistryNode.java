package org.tidewaiter.node.registry;

import java.time.Clock;
import java.time.Instant;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Primary;
import org.tidewaiter.exchange.version.VersionVerifier;
import org.tidewaiter.node.settings.NodeSettings;

/**
 * A node with no more than the registry and what it stands on: no pages, no partners. No configuration class, so that a
 * whole node under test does not find it.
 */
@EnableAutoConfiguration
@ConfigurationPropertiesScan("org.tidewaiter.node")
@ComponentScan({
    "org.tidewaiter.node.settings",
    "org.tidewaiter.node.database",
    "org.tidewaiter.node.sealing",
    "org.tidewaiter.node.journal",
    "org.tidewaiter.node.ledger",
    "org.tidewaiter.node.registry",
    "org.tidewaiter.node.nominal"
})
public class RegistryNode {

    /** When every test begins. */
    static final Instant NOW = Instant.parse("2026-05-20T09:00:00Z");

    @Bean
    @Primary
    TestClock testClock() {
        return new TestClock(NOW);
    }

    @Bean
    TestSigning signing() {
        return new TestSigning();
    }

    @Bean
    VersionVerifier storedVersionVerifier() {
        return Sender.verifier();
    }

    @Bean
    ReconsideredReports deliveries() {
        return new ReconsideredReports();
    }

    @Bean
    TestAgreements agreements() {
        return new TestAgreements();
    }

    @Bean
    TestCopy copy() {
        return new TestCopy();
    }

    @Bean
    SettledPartners partners(NodeSettings settings) {
        return new SettledPartners(settings);
    }

    @Bean
    EnteredReports enteredReports(Recording recording, Reports reports) {
        return new EnteredReports(recording, reports);
    }

    @Bean
    Store store(org.jooq.DSLContext sql, Clock clock, TestSigning signing, ReconsideredReports reconsidered) {
        return new Store(sql, (TestClock) clock, signing, reconsidered);
    }
}
