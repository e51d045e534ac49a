package org.tidewaiter.exchange;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tidewaiter.exchange.identity.KeyDirectory;
import org.tidewaiter.exchange.identity.KeyHistory;
import org.tidewaiter.exchange.identity.SigningKey;

/** A node of a small network: its name and key. */
public record Node(String name, SigningKey key) {

    public static final Node ESTONIA = node("ee-customs", 1);
    public static final Node HUB = node("hub", 2);
    public static final Node LATVIA = node("lv-customs", 3);
    public static final Node STRANGER = node("stranger", 4);

    private static Node node(String name, int seed) {
        byte[] bytes = new byte[SigningKey.SEED_BYTES];
        Arrays.fill(bytes, (byte) seed);
        return new Node(name, SigningKey.fromSeed(bytes));
    }

    /** The pinned keys of those nodes. */
    public static KeyDirectory directory(Node... nodes) {
        Map<String, KeyHistory> histories = new HashMap<>();
        for (Node node : nodes) {
            histories.put(
                    node.name,
                    KeyHistory.pinned(node.name, node.key.verificationKey(), Instant.parse("2026-01-01T00:00:00Z")));
        }
        return name -> Optional.ofNullable(histories.get(name));
    }

    /** The whole network but the stranger. */
    public static KeyDirectory partners() {
        return directory(ESTONIA, HUB, LATVIA);
    }
}
