package org.tidewaiter.node.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.identity.KeyDirectory;
import org.tidewaiter.exchange.identity.KeyHistory;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.identity.VerificationKey;
import org.tidewaiter.exchange.version.Mandates;
import org.tidewaiter.node.settings.IssuerSettings;
import org.tidewaiter.node.settings.NodeSettings;
import org.tidewaiter.node.settings.PartnerSettings;

/**
 * The partners of the settings, in their order: their pinned keys, and for whom each may issue reports. Beside them the issuers
 * whose reports come through a partner.
 */
@Component
class Partners implements KeyDirectory, Mandates {

    private final SequencedMap<String, Partner> partners = new LinkedHashMap<>();
    private final Map<String, Issuer> issuers = new LinkedHashMap<>();
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
        settings.issuers().forEach(issuer -> add(issuer, identity.node(), now));
        requireOneOwnerForEachKey();
    }

    /** A node that this one knows by its key alone. */
    private record Issuer(KeyHistory keys, Set<String> originators) {}

    private void add(IssuerSettings issuer, String ownName, Instant now) {
        KeyHistory keys =
                KeyHistory.pinned(issuer.name(), key("issuer", issuer.name(), issuer.key(), "tidewaiter.issuers"), now);
        boolean known = issuer.name().equals(ownName) || partners.containsKey(issuer.name());
        if (known || issuers.put(issuer.name(), new Issuer(keys, issuer.originators())) != null) {
            throw new StartRefusedException(
                    "tidewaiter.issuers names " + issuer.name()
                            + ", which is named already. A partner's reports come from it or through another; its key stands once.");
        }
    }

    private static Partner partner(PartnerSettings settings, Instant now) {
        VerificationKey key = key("partner", settings.name(), settings.key(), "tidewaiter.partners");
        KeyHistory keys = KeyHistory.pinned(settings.name(), key, now);
        return new Partner(settings.name(), settings.title(), settings.url(), keys, settings.originators());
    }

    private static VerificationKey key(String what, String name, String text, String where) {
        try {
            return VerificationKey.parse(text);
        } catch (IllegalArgumentException unusable) {
            throw new StartRefusedException("The key of " + what + " " + name + " in " + where + " is none: "
                    + unusable.getMessage() + ". Compare it with the " + what + " again.");
        }
    }

    // The other end of a line is known by its key alone, so a key must lead to one name.
    private void requireOneOwnerForEachKey() {
        Map<VerificationKey, String> owners = new LinkedHashMap<>();
        owners.put(own.current(), own.node());
        partners.values().forEach(partner -> add(owners, partner.key(), partner.name()));
        issuers.forEach((name, issuer) -> add(owners, issuer.keys().current(), name));
    }

    private static void add(Map<VerificationKey, String> owners, VerificationKey key, String name) {
        String other = owners.put(key, name);
        if (other != null) {
            throw new StartRefusedException(
                    other + " and " + name + " have the same key. Each node has a key of its own.");
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
        if (node.equals(own.node())) {
            return Optional.of(own);
        }
        return named(node)
                .map(Partner::keys)
                .or(() -> Optional.ofNullable(issuers.get(node)).map(Issuer::keys));
    }

    /** Only for other nodes: what this node issues itself it does not verify. */
    @Override
    public boolean mayIssue(String node, String originator) {
        return named(node)
                .map(Partner::originators)
                .or(() -> Optional.ofNullable(issuers.get(node)).map(Issuer::originators))
                .filter(originators -> originators.contains(originator))
                .isPresent();
    }
}
