package org.tidewaiter.exchange.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tidewaiter.exchange.version.Digest;

/** A tree grown entry by entry, with every hash that a log keeps of it. */
final class Trees {

    private Trees() {}

    /** Entries that differ. */
    static List<byte[]> entries(int count) {
        List<byte[]> entries = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            entries.add(("entry " + at).getBytes(StandardCharsets.US_ASCII));
        }
        return entries;
    }

    static List<Digest> leaves(List<byte[]> entries) {
        return entries.stream().map(TreeHash::leaf).toList();
    }

    /** The complete subtrees of a tree of these entries. */
    static Map<Subtree, Digest> grown(List<byte[]> entries) {
        GrowingTree tree = new GrowingTree();
        leaves(entries).forEach(tree::append);
        return tree.completed();
    }

    static Hashes hashes(Map<Subtree, Digest> kept) {
        return subtrees -> {
            Map<Subtree, Digest> read = new HashMap<>();
            subtrees.forEach(subtree -> {
                if (kept.containsKey(subtree)) {
                    read.put(subtree, kept.get(subtree));
                }
            });
            return read;
        };
    }

    /** The hash of a tree as RFC 9162, section 2.1.1, defines it. */
    static Digest root(List<byte[]> entries) {
        if (entries.isEmpty()) {
            return Digest.sha256(new byte[0]);
        }
        if (entries.size() == 1) {
            return TreeHash.leaf(entries.getFirst());
        }
        int left = Integer.highestOneBit(entries.size() - 1);
        return TreeHash.node(root(entries.subList(0, left)), root(entries.subList(left, entries.size())));
    }
}
