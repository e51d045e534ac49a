package org.tidewaiter.exchange.identity;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known of one node's keys, in the order in which it was learnt. It begins with the pinned key.
 *
 * @param node the node's name
 * @param events at least the pinning
 */
public record KeyHistory(String node, List<KeyEvent> events) {

    public KeyHistory {
        events = List.copyOf(events);
        if (events.isEmpty() || !(events.getFirst() instanceof KeyEvent.Pinned)) {
            throw new IllegalArgumentException("a key history begins with the pinned key");
        }
        if (events.stream().skip(1).anyMatch(KeyEvent.Pinned.class::isInstance)) {
            throw new IllegalArgumentException("a node's key is pinned once");
        }
    }

    /** The history of a node of which only the first key is known. */
    public static KeyHistory pinned(String node, VerificationKey key, Instant at) {
        return new KeyHistory(node, List.of(new KeyEvent.Pinned(key, at)));
    }

    /** The node's key of that id, in use or retired; empty also for one that was revoked. */
    public Optional<VerificationKey> keyFor(KeyId id) {
        return unrevoked().filter(key -> key.id().equals(id)).findFirst();
    }

    /** Whether the key of that id is the node's, and was revoked. */
    public boolean isRevoked(KeyId id) {
        return keyFor(id).isEmpty() && introduced().anyMatch(key -> key.id().equals(id));
    }

    /** Every key that was revoked, and when this node learnt of it. */
    public SequencedMap<VerificationKey, Instant> revoked() {
        SequencedMap<VerificationKey, Instant> revoked = new LinkedHashMap<>();
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i) instanceof KeyEvent.Revoked(var left, var _, var at)) {
                introduced(events.subList(0, i))
                        .filter(key -> !key.equals(left))
                        .forEach(key -> revoked.putIfAbsent(key, at));
            }
        }
        return revoked;
    }

    /** The last revocation; it has ended every key that was known before it but the one that it names. */
    public Optional<KeyEvent.Revoked> revocation() {
        return last(KeyEvent.Revoked.class);
    }

    /** The key that alone may revoke the others; empty if the node has committed itself to none. */
    public Optional<VerificationKey> recovery() {
        return last(KeyEvent.RecoveryCommitted.class).map(KeyEvent.RecoveryCommitted::key);
    }

    /** The same keys as if none had been revoked: for what was taken while they were good. */
    public KeyHistory asBeforeRevocation() {
        return new KeyHistory(
                node,
                events.stream()
                        .map(event -> event instanceof KeyEvent.Revoked(var key, var _, var at)
                                ? new KeyEvent.Succeeded(key, at)
                                : event)
                        .toList());
    }

    private <E extends KeyEvent> Optional<E> last(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).reduce((earlier, later) -> later);
    }

    /** The keys that the node may use on the line now, the oldest first; never empty. */
    public List<VerificationKey> inUse() {
        Set<VerificationKey> retired = events.stream()
                .filter(KeyEvent.Retired.class::isInstance)
                .map(KeyEvent.Retired.class::cast)
                .map(KeyEvent.Retired::key)
                .collect(Collectors.toSet());
        List<VerificationKey> left =
                unrevoked().filter(key -> !retired.contains(key)).toList();
        return left.isEmpty() ? List.of(newest()) : left;
    }

    /** The key that people compared. */
    public VerificationKey root() {
        return introduced().findFirst().orElseThrow();
    }

    /** The newest key: the node signs with it, or will. */
    public VerificationKey current() {
        return inUse().getLast();
    }

    /** The same history and what was learnt then. */
    public KeyHistory and(KeyEvent event) {
        return new KeyHistory(
                node, Stream.concat(events.stream(), Stream.of(event)).toList());
    }

    private VerificationKey newest() {
        return introduced().reduce((earlier, later) -> later).orElseThrow();
    }

    private Stream<VerificationKey> introduced() {
        return introduced(events);
    }

    /** From the last revocation on: the key that it names, and what came after. */
    private Stream<VerificationKey> unrevoked() {
        return introduced(revocation()
                .map(last -> events.subList(events.lastIndexOf(last), events.size()))
                .orElse(events));
    }

    private static Stream<VerificationKey> introduced(List<KeyEvent> events) {
        return events.stream().flatMap(event -> switch (event) {
            case KeyEvent.Pinned(var key, var _) -> Stream.of(key);
            case KeyEvent.Succeeded(var key, var _) -> Stream.of(key);
            case KeyEvent.Revoked(var key, var _, var _) -> Stream.of(key);
            case KeyEvent.Retired _, KeyEvent.RecoveryCommitted _ -> Stream.empty();
        });
    }
}
