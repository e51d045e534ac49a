package org.tidewaiter.formats.mapping;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Unmodifiable maps that keep their order, so that a mapping is written as it was made. */
final class InOrder {

    private InOrder() {}

    static <V> Map<String, V> copyOf(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    static <V> Map<String, V> with(Map<String, V> map, String name, V value) {
        Map<String, V> changed = new LinkedHashMap<>(map);
        changed.put(name, value);
        return changed;
    }

    static <V> Map<String, V> without(Map<String, V> map, String name) {
        Map<String, V> changed = new LinkedHashMap<>(map);
        changed.remove(name);
        return changed;
    }
}
