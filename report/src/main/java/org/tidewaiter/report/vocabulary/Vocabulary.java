package org.tidewaiter.report.vocabulary;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All code lists of one edition. Immutable and shared. */
public final class Vocabulary {

    private static final class Loaded {
        private static final Vocabulary VOCABULARY = new VocabularyFiles().read();
    }

    private final String edition;
    private final List<CodeList> lists;
    private final Map<String, CodeList> byName;

    Vocabulary(String edition, List<CodeList> lists) {
        this.edition = edition;
        this.lists = List.copyOf(lists);
        this.byName = lists.stream().collect(Collectors.toUnmodifiableMap(CodeList::name, Function.identity()));
    }

    /** The vocabulary that comes with this program. */
    public static Vocabulary load() {
        return Loaded.VOCABULARY;
    }

    /** The edition that signed reports name, for example {@code 2026.1}. */
    public String edition() {
        return edition;
    }

    /** The list of that name. */
    public CodeList list(String name) {
        CodeList list = byName.get(name);
        if (list == null) {
            throw new IllegalArgumentException("the vocabulary has no list " + name);
        }
        return list;
    }

    /** The list of that name, if there is one. */
    public Optional<CodeList> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All lists in their order. */
    public Collection<CodeList> lists() {
        return lists;
    }

    /** The label of a code, or the code itself if the list does not know it. */
    public String label(String list, String code, Locale locale) {
        return list(list).code(code).map(found -> found.labels().in(locale)).orElse(code);
    }
}
