package org.tidewaiter.node;

import java.security.SecureRandom;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.Ordered;
import org.tidewaiter.exchange.identity.SigningKey;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.exchange.version.VersionIssuer;
import org.tidewaiter.node.delivery.Deliveries;
import org.tidewaiter.node.delivery.OutgoingAgreements;
import org.tidewaiter.node.delivery.PartnerState;
import org.tidewaiter.node.delivery.Signing;

/** Stands in for those faces of delivery that this build has no implementation of, so that a whole node starts. */
public final class MissingDelivery implements BeanDefinitionRegistryPostProcessor, Ordered {

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        ConfigurableListableBeanFactory beans = (ConfigurableListableBeanFactory) registry;
        supply(registry, beans, Signing.class, FreshKey::new);
        supply(registry, beans, Deliveries.class, NoDeliveries::new);
        supply(registry, beans, OutgoingAgreements.class, () -> List::of);
    }

    private static <T> void supply(
            BeanDefinitionRegistry registry, ConfigurableListableBeanFactory beans, Class<T> face, Supplier<T> made) {
        if (beans.getBeanNamesForType(face, true, false).length == 0) {
            registry.registerBeanDefinition("missing" + face.getSimpleName(), new RootBeanDefinition(face, made));
        }
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    private static final class FreshKey implements Signing {

        private final VersionIssuer issuer =
                new VersionIssuer(SigningKey.generate(new SecureRandom()), new SecureRandom());

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
        public VersionIssuer issuer() {
            return issuer;
        }
    }

    private static final class NoDeliveries implements Deliveries {

        @Override
        public List<PartnerState> of(ReportIdentity identity) {
            return List.of();
        }

        @Override
        public Map<ReportIdentity, List<PartnerState>> newestOf(Collection<ReportIdentity> identities) {
            return Map.of();
        }

        @Override
        public Optional<String> receipt(UUID receiptId) {
            return Optional.empty();
        }

        @Override
        public void reconsider(ReportIdentity identity) {}
    }
}
