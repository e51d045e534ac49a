package org.tidewaiter.node.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.identity.KeyDirectory;
import org.tidewaiter.exchange.identity.KeyHistory;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.identity.VerificationKey;
import org.tidewaiter.exchange.version.Mandates;
import org.tidewaiter.node.settings.NodeSettings;
import org.tidewaiter.node.settings.PartnerSettings;

/** The partners of the settings, in their order: their pinned keys, and for whom each may issue reports. */
@Component
class Partners implements KeyDirectory, Mandates {

    private final SequencedMap<String, Partner> partners = new LinkedHashMap<>();
    private final KeyHistory own;

    Partners(NodeSettings settings, NodeIdentity identity, Clock clock) {
        Instant now = clock.instant();
        this.own = KeyHistory.pinned(identity.node(), identity.verificationKey(), now);
        for (PartnerSettings partner : settings.partners()) {
            if (partner.name().equals(identity.node())) {
                throw new StartRefusedException("tidewaiter.partners names this node itself, " + partner.name() + ".");
            }
            if (partners.put(partner.name(), partner(partner, now)) != null) {
                throw new StartRefusedException("tidewaiter.partners names " + partner.name() + " twice.");
            }
        }
        requireOneOwnerForEachKey();
    }

    private static Partner partner(PartnerSettings settings, Instant now) {
        VerificationKey key;
        try {
            key = VerificationKey.parse(settings.key());
        } catch (IllegalArgumentException unusable) {
            throw new StartRefusedException(
                    "The key of partner " + settings.name() + " in tidewaiter.partners is none: "
                            + unusable.getMessage() + ". Compare it with the partner again.");
        }
        KeyHistory keys = KeyHistory.pinned(settings.name(), key, now);
        return new Partner(settings.name(), settings.title(), settings.url(), keys, settings.originators());
    }

    // The other end of a line is known by its key alone, so a key must lead to one name.
    private void requireOneOwnerForEachKey() {
        Map<VerificationKey, String> owners = new LinkedHashMap<>();
        owners.put(own.current(), own.node());
        for (Partner partner : partners.values()) {
            String other = owners.put(partner.key(), partner.name());
            if (other != null) {
                throw new StartRefusedException(
                        other + " and " + partner.name() + " have the same key. Each node has a key of its own.");
            }
        }
    }

    List<Partner> all() {
        return List.copyOf(partners.values());
    }

    Optional<Partner> named(String name) {
        return Optional.ofNullable(partners.get(name));
    }

    Optional<Partner> holding(VerificationKey key) {
        return partners.values().stream()
                .filter(partner -> partner.key().equals(key))
                .findFirst();
    }

    Collection<VerificationKey> keys() {
        return partners.values().stream().map(Partner::key).toList();
    }

    @Override
    public Optional<KeyHistory> of(String node) {
        return node.equals(own.node()) ? Optional.of(own) : named(node).map(Partner::keys);
    }

    /** Only for partners: what this node issues itself it does not verify. */
    @Override
    public boolean mayIssue(String node, String originator) {
        return named(node)
                .filter(partner -> partner.originators().contains(originator))
                .isPresent();
    }
}
