package org.tidewaiter.exchange.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

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

    /** The node's key of that id, if it may sign. */
    public Optional<VerificationKey> keyFor(KeyId id) {
        return events.stream()
                .map(KeyHistory::introduced)
                .filter(key -> key.id().equals(id))
                .findFirst();
    }

    /** The key that the node signs with now. */
    public VerificationKey current() {
        return introduced(events.getLast());
    }

    private static VerificationKey introduced(KeyEvent event) {
        return switch (event) {
            case KeyEvent.Pinned pinned -> pinned.key();
        };
    }
}
