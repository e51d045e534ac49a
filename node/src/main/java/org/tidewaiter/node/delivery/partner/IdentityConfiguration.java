package org.tidewaiter.node.delivery.partner;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.identity.TlsTerms;
import org.tidewaiter.exchange.version.VersionVerifier;
import org.tidewaiter.node.delivery.StartRefusedException;
import org.tidewaiter.node.settings.NodeSettings;

/** Loads this node's identity from its data directory, or makes it at the first start. */
@Configuration(proxyBeanMethods = false)
public class IdentityConfiguration {

    private static final Duration RENEW_BEFORE = Duration.ofDays(60);

    public static Path directory(NodeSettings settings) {
        return settings.data().resolve("identity");
    }

    @Bean
    NodeIdentity exchangeIdentity(NodeSettings settings, Clock clock) {
        Path directory = directory(settings);
        String name = settings.node().name();
        SecureRandom random = new SecureRandom();
        TlsTerms terms = TlsTerms.standard(List.of(), clock);
        NodeIdentity.changeIfDue(directory);
        if (!NodeIdentity.isStoredIn(directory)) {
            NodeIdentity.create(name, terms, random).store(directory);
        }
        NodeIdentity identity = NodeIdentity.load(directory);
        if (!identity.node().equals(name)) {
            throw new StartRefusedException("The identity in " + directory + " belongs to node " + identity.node()
                    + ", and tidewaiter.node.name says " + name
                    + ". Correct the configuration, or choose another tidewaiter.data.");
        }
        if (identity.tlsValidUntil().isBefore(clock.instant().plus(RENEW_BEFORE))) {
            identity = identity.withNewTls(terms, random);
            identity.storeTls(directory);
        }
        return identity;
    }

    /** Verifies what is stored. Who may issue for whom was judged when it came, and may have changed since. */
    @Bean
    VersionVerifier storedVersionVerifier(Partners partners) {
        return new VersionVerifier(partners::everOf, (node, originator) -> true);
    }
}
