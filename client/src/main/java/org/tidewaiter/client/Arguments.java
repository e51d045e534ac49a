package org.tidewaiter.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Arguments of a command: plain ones, options written {@code --name value} or {@code --name=value}, and switches. */
record Arguments(List<String> plain, Map<String, String> options) {

    Arguments {
        plain = List.copyOf(plain);
        options = Map.copyOf(options);
    }

    /** @param switches options without a value; one that is given is there with the value {@code on} */
    static Arguments of(List<String> words, Set<String> known, Set<String> switches, Words texts)
            throws UsageException {
        List<String> plain = new ArrayList<>();
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (!word.startsWith("--")) {
                plain.add(word);
                continue;
            }
            if (switches.contains(word)) {
                options.put(word, "on");
                continue;
            }
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            if (!known.contains(name)) {
                throw new UsageException(texts.of("usage.unknown-option", name));
            }
            if (equals < 0 && i + 1 == words.size()) {
                throw new UsageException(texts.of("usage.no-value", name));
            }
            String value = equals < 0 ? words.get(++i) : word.substring(equals + 1);
            if (options.put(name, value) != null) {
                throw new UsageException(texts.of("usage.double-option", name));
            }
        }
        return new Arguments(plain, options);
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }
}
