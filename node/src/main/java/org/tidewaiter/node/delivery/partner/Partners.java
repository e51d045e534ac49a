package org.tidewaiter.node.delivery.partner;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.identity.KeyDirectory;
import org.tidewaiter.exchange.identity.KeyEvent;
import org.tidewaiter.exchange.identity.KeyHistory;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.identity.VerificationKey;
import org.tidewaiter.exchange.keys.KeyAnnouncement.What;
import org.tidewaiter.exchange.version.Mandates;
import org.tidewaiter.node.delivery.KnownPartners;
import org.tidewaiter.node.delivery.SignedMandates;
import org.tidewaiter.node.delivery.StartRefusedException;
import org.tidewaiter.node.settings.IssuerSettings;
import org.tidewaiter.node.settings.NodeSettings;
import org.tidewaiter.node.settings.PartnerSettings;
import org.tidewaiter.node.settings.Title;

/**
 * The partners of the settings, in their order, and those that joined since: their pinned keys, and for whom each may issue
 * reports. What the settings say of a name or a key counts against what was recorded of it. Beside them the issuers whose
 * reports come through a partner.
 */
@Component
public class Partners implements KeyDirectory, Mandates, KnownPartners {

    private final SequencedMap<String, Partner> ofSettings = new LinkedHashMap<>();
    private final Map<String, Issuer> issuers = new LinkedHashMap<>();
    private final KeyHistory identity;
    private final PartnerRows rows;
    private final KeyEventRows keyEvents;
    private final SignedMandates mandates;
    private volatile Known known;

    Partners(
            NodeSettings settings,
            NodeIdentity identity,
            PartnerRows rows,
            KeyEventRows keyEvents,
            SignedMandates mandates,
            Clock clock) {
        Instant now = clock.instant();
        this.identity = KeyHistory.pinned(identity.node(), identity.verificationKey(), now);
        this.rows = rows;
        this.keyEvents = keyEvents;
        this.mandates = mandates;
        for (PartnerSettings partner : settings.partners()) {
            if (partner.name().equals(identity.node())) {
                throw new StartRefusedException("tidewaiter.partners names this node itself, " + partner.name() + ".");
            }
            if (ofSettings.put(partner.name(), partner(partner, now)) != null) {
                throw new StartRefusedException("tidewaiter.partners names " + partner.name() + " twice.");
            }
        }
        settings.issuers().forEach(issuer -> add(issuer, identity.node(), now));
        requireOneOwnerForEachKey();
        this.known = read();
    }

    /**
     * What is known at one moment.
     *
     * @param rows whoever joined, also those who were let go
     * @param learnt what nodes said of their keys
     * @param own every key that this node ever had
     * @param partners by name
     */
    private record Known(
            List<PartnerRows.Row> rows,
            List<KeyEventRows.Learnt> learnt,
            KeyHistory own,
            SequencedMap<String, Partner> partners) {}

    /** A node that this one knows by its key alone. */
    private record Issuer(KeyHistory keys, Set<String> originators) {}

    private void add(IssuerSettings issuer, String ownName, Instant now) {
        KeyHistory keys =
                KeyHistory.pinned(issuer.name(), key("issuer", issuer.name(), issuer.key(), "tidewaiter.issuers"), now);
        boolean known = issuer.name().equals(ownName) || ofSettings.containsKey(issuer.name());
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
        owners.put(identity.current(), identity.node());
        ofSettings.values().forEach(partner -> add(owners, partner.key(), partner.name()));
        issuers.forEach((name, issuer) -> add(owners, issuer.keys().current(), name));
    }

    private static void add(Map<VerificationKey, String> owners, VerificationKey key, String name) {
        String other = owners.put(key, name);
        if (other != null) {
            throw new StartRefusedException(
                    other + " and " + name + " have the same key. Each node has a key of its own.");
        }
    }

    /**
     * Reads who joined and who was let go.
     *
     * @return whether anything has changed since it was last read
     */
    public synchronized boolean refresh() {
        Known last = known;
        Known now = read();
        if (now.rows().equals(last.rows()) && now.learnt().equals(last.learnt())) {
            return false;
        }
        known = now;
        return true;
    }

    private Known read() {
        List<PartnerRows.Row> joined = rows.all();
        List<KeyEventRows.Learnt> learnt = keyEvents.all();
        SequencedMap<String, Partner> all = new LinkedHashMap<>();
        ofSettings.values().forEach(partner -> all.put(partner.name(), withLearnt(partner, learnt)));
        joined.stream()
                .filter(PartnerRows.Row::current)
                .map(PartnerRows.Row::partner)
                .filter(partner -> !isOfSettings(partner))
                .forEach(partner -> all.put(partner.name(), withLearnt(partner, learnt)));
        return new Known(joined, learnt, own(learnt), all);
    }

    /** With what the partner said since that key was compared; what it said under another root is past. */
    private static Partner withLearnt(Partner partner, List<KeyEventRows.Learnt> learnt) {
        KeyHistory keys = partner.keys();
        for (KeyEventRows.Learnt one : learnt) {
            if (one.node().equals(partner.name())
                    && one.root().equals(partner.keys().root())) {
                keys = keys.and(one.event());
            }
        }
        return partner.with(keys);
    }

    private KeyHistory own(List<KeyEventRows.Learnt> learnt) {
        return withAllKeys(identity, learnt);
    }

    /** The history with every key that the node was ever known by, so that whatever it signed is verified. */
    private static KeyHistory withAllKeys(KeyHistory history, List<KeyEventRows.Learnt> learnt) {
        KeyHistory keys = history;
        for (KeyEventRows.Learnt one : learnt) {
            if (one.node().equals(history.node()) && one.what() != What.RECOVERS) {
                keys = keys.and(new KeyEvent.Succeeded(one.root(), one.at()));
                keys = keys.and(new KeyEvent.Succeeded(one.key(), one.at()));
            }
        }
        return keys;
    }

    private boolean isOfSettings(Partner joined) {
        return identity.node().equals(joined.name())
                || identity.current().equals(joined.key())
                || ofSettings.values().stream()
                        .anyMatch(partner -> partner.name().equals(joined.name())
                                || partner.key().equals(joined.key()));
    }

    /** Reads which mandates another instance may have taken since. */
    public void readMandates() {
        mandates.refresh();
    }

    public boolean isOfSettings(String name) {
        return ofSettings.containsKey(name);
    }

    public boolean isOwn(VerificationKey key) {
        return known.own().keyFor(key.id()).isPresent();
    }

    public List<Partner> all() {
        return List.copyOf(known.partners().values());
    }

    public Optional<Partner> named(String name) {
        return Optional.ofNullable(known.partners().get(name));
    }

    public Optional<Partner> holding(VerificationKey key) {
        return known.partners().values().stream()
                .filter(partner -> partner.keys().inUse().contains(key))
                .findFirst();
    }

    Collection<VerificationKey> keys() {
        return known.partners().values().stream()
                .flatMap(partner -> partner.keys().inUse().stream())
                .toList();
    }

    @Override
    public List<String> names() {
        return List.copyOf(known.partners().keySet());
    }

    @Override
    public Optional<Title> title(String name) {
        return named(name).map(Partner::title);
    }

    @Override
    public Set<String> originators(String name) {
        Set<String> all = new TreeSet<>(mandates.originatorsOf(name));
        named(name).map(Partner::originators).orElse(Set.of()).stream()
                .filter(originator -> mayIssue(name, originator))
                .forEach(all::add);
        return all;
    }

    @Override
    public Optional<KeyHistory> of(String node) {
        return node.equals(identity.node())
                ? Optional.of(known.own())
                : named(node)
                        .map(Partner::keys)
                        .or(() -> Optional.ofNullable(issuers.get(node)).map(Issuer::keys));
    }

    /** As {@link #of}, and with the keys that were revoked since: for what was taken before. */
    public Optional<KeyHistory> beforeRevocationOf(String node) {
        return of(node).map(KeyHistory::asBeforeRevocation);
    }

    /** Every key of whoever is or was a partner: what it signed then stays verifiable. */
    Optional<KeyHistory> everOf(String node) {
        Known now = known;
        List<KeyHistory> joined = now.rows().stream()
                .map(PartnerRows.Row::partner)
                .filter(partner -> partner.name().equals(node))
                .map(Partner::keys)
                .toList();
        Optional<KeyHistory> first = of(node).or(() -> joined.stream().findFirst());
        return first.map(history -> {
            KeyHistory keys = withAllKeys(history.asBeforeRevocation(), now.learnt());
            for (KeyHistory one : joined) {
                keys = keys.and(new KeyEvent.Succeeded(
                        one.root(), one.events().getFirst().at()));
            }
            return keys;
        });
    }

    /**
     * As the authority itself has signed it, where its key is pinned here; else as the settings say. Only for other nodes: what this
     * node issues itself it does not verify.
     */
    @Override
    public boolean mayIssue(String node, String originator) {
        return switch (mandates.of(node, originator)) {
            case IN_FORCE -> true;
            case ENDED, NEVER -> false;
            case NOT_ASKED -> mayBySettings(node, originator);
        };
    }

    @Override
    public boolean onceMightIssue(String node, String originator) {
        return switch (mandates.of(node, originator)) {
            case IN_FORCE, ENDED -> true;
            case NEVER -> false;
            case NOT_ASKED -> mayBySettings(node, originator);
        };
    }

    private boolean mayBySettings(String node, String originator) {
        return named(node)
                .map(Partner::originators)
                .or(() -> Optional.ofNullable(issuers.get(node)).map(Issuer::originators))
                .filter(originators -> originators.contains(originator))
                .isPresent();
    }
}
