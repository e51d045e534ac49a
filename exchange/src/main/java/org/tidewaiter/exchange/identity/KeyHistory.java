package org.tidewaiter.exchange.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

    /** The node's key of that id, in use or retired. */
    public Optional<VerificationKey> keyFor(KeyId id) {
        return introduced().filter(key -> key.id().equals(id)).findFirst();
    }

    /** The keys that the node may use on the line now, the oldest first; never empty. */
    public List<VerificationKey> inUse() {
        Set<VerificationKey> retired = events.stream()
                .filter(KeyEvent.Retired.class::isInstance)
                .map(KeyEvent.Retired.class::cast)
                .map(KeyEvent.Retired::key)
                .collect(Collectors.toSet());
        List<VerificationKey> left =
                introduced().filter(key -> !retired.contains(key)).toList();
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
        return events.stream().flatMap(event -> switch (event) {
            case KeyEvent.Pinned(var key, var _) -> Stream.of(key);
            case KeyEvent.Succeeded(var key, var _) -> Stream.of(key);
            case KeyEvent.Retired _ -> Stream.empty();
        });
    }
}
