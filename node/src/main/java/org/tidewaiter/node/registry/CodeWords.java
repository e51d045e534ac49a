package org.tidewaiter.node.registry;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.tidewaiter.report.vocabulary.Code;
import org.tidewaiter.report.vocabulary.Labels;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** The search words of a code: those of its labels in every language. Worked out once for each code. */
@Component
class CodeWords {

    private record Key(String list, String code) {}

    private final Vocabulary vocabulary;
    private final Map<Key, Set<String>> words = new ConcurrentHashMap<>();

    CodeWords(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** No words for a code that is not on the list; those are not remembered, since anything can be written there. */
    Set<String> of(String list, String code) {
        Set<String> known = words.get(new Key(list, code));
        return known != null
                ? known
                : vocabulary
                        .list(list)
                        .code(code)
                        .map(found -> remember(list, found))
                        .orElse(Set.of());
    }

    private Set<String> remember(String list, Code code) {
        Labels labels = code.labels();
        Set<String> found = new LinkedHashSet<>(Words.of(labels.in(Locale.ENGLISH)));
        found.addAll(Words.of(labels.in(Locale.FRENCH)));
        words.put(new Key(list, code.code()), found);
        return found;
    }
}
