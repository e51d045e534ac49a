package org.tidewaiter.report.registers;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Positions of a list by keys, small in memory: most keys have one position. */
final class Keys {

    private static final int[] NONE = {};

    private final Map<String, int[]> positions = new HashMap<>();

    void add(String key, int position) {
        int[] known = positions.getOrDefault(key, NONE);
        if (!key.isEmpty() && (known.length == 0 || known[known.length - 1] != position)) {
            int[] more = Arrays.copyOf(known, known.length + 1);
            more[known.length] = position;
            positions.put(key, more);
        }
    }

    int[] at(String key) {
        return positions.getOrDefault(key, NONE);
    }

    /** Of all keys that match, in order. */
    int[] matching(Pattern pattern) {
        BitSet found = new BitSet();
        positions.forEach((key, known) -> {
            if (pattern.matcher(key).matches()) {
                Arrays.stream(known).forEach(found::set);
            }
        });
        return found.stream().toArray();
    }
}
