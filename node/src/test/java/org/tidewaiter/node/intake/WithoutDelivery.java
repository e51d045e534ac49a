package org.tidewaiter.node.intake;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.ProfileReference;
import org.tidewaiter.exchange.agreement.ReleaseRule;
import org.tidewaiter.exchange.identity.SigningKey;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.LogWitness;
import org.tidewaiter.exchange.version.Onward;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.exchange.version.VersionIssuer;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.delivery.AttachmentState;
import org.tidewaiter.node.delivery.Deliveries;
import org.tidewaiter.node.delivery.OutgoingAgreements;
import org.tidewaiter.node.delivery.PartnerState;
import org.tidewaiter.node.delivery.Signing;
import org.tidewaiter.node.delivery.VersionRef;

/** A node with a key and without partners: everything it releases is signed, nothing travels. */
@TestConfiguration(proxyBeanMethods = false)
class WithoutDelivery {

    @Bean
    @Primary
    Signing signingOfTests() {
        VersionIssuer issuer = new VersionIssuer(SigningKey.generate(new SecureRandom()), new SecureRandom());
        return new Signing() {
            @Override
            public String node() {
                return "EE";
            }

            @Override
            public long epoch() {
                return 1;
            }

            @Override
            public boolean permitted() {
                return true;
            }

            @Override
            public Set<String> withoutMandate() {
                return Set.of();
            }

            @Override
            public List<LogWitness> witnessed() {
                return List.of();
            }

            @Override
            public VersionIssuer issuer() {
                return issuer;
            }
        };
    }

    @Bean
    @Primary
    Deliveries noDeliveries() {
        return new Deliveries() {
            @Override
            public List<PartnerState> of(ReportIdentity identity) {
                return List.of();
            }

            @Override
            public Map<ReportIdentity, List<PartnerState>> newestOf(Collection<ReportIdentity> identities) {
                return Map.of();
            }

            @Override
            public List<ReportIdentity> notAccepted(AccessScope scope, int limit) {
                return List.of();
            }

            @Override
            public List<VersionRef> refusedForTheirKey(int limit) {
                return List.of();
            }

            @Override
            public List<AttachmentState> attachments(ReportIdentity identity) {
                return List.of();
            }

            @Override
            public Optional<String> receipt(UUID receiptId) {
                return Optional.empty();
            }

            @Override
            public Set<String> originatorsIn(UUID receiptId) {
                return Set.of();
            }

            @Override
            public void reconsider(ReportIdentity identity) {}
        };
    }

    /** Everything is released by itself, as far as the settings allow it. */
    @Bean
    @Primary
    OutgoingAgreements agreementOfTests() {
        Agreement agreement = new Agreement(
                "EE-WCO",
                1,
                null,
                "EE",
                "WCO",
                List.of("DRUGS", "TOBACCO", "CITES", "WEAPONS_EXPLOSIVES", "CURRENCY"),
                List.of("SEIZURE", "DETENTION", "OFFENCE_WITHOUT_GOODS", "ATTEMPT", "FIND_WITHOUT_OWNER"),
                new ProfileReference("non-personal-standard", Digest.sha256(new byte[0])),
                List.of(),
                new Onward(List.of(), "non-personal-standard"),
                "Test",
                24,
                Instant.EPOCH,
                null,
                ReleaseRule.AUTOMATIC);
        return () -> List.of(agreement);
    }
}
