package org.tidewaiter.report.vocabulary;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A list of codes in the order in which people read it. Its codes are read when they are first asked for. */
public final class CodeList {

    private final String name;
    private final Labels title;
    private final Supplier<List<Code>> source;
    private volatile @Nullable Contents contents;

    CodeList(String name, Labels title, Supplier<List<Code>> source) {
        this.name = name;
        this.title = title;
        this.source = source;
    }

    public String name() {
        return name;
    }

    public Labels title() {
        return title;
    }

    /** All codes, also those no longer valid, in the order of the list. */
    public List<Code> codes() {
        return contents().codes();
    }

    /** The code, valid or not. */
    public Optional<Code> code(String code) {
        return Optional.ofNullable(contents().byCode().get(code));
    }

    /** Whether the list has the code and it may be used for an event on that day. */
    public boolean holds(String code, LocalDate on) {
        Code found = contents().byCode().get(code);
        return found != null && found.validOn(on);
    }

    /** The codes that belong to a parent, in the order of the list. */
    public List<Code> childrenOf(String parent) {
        return codes().stream().filter(code -> parent.equals(code.parent())).toList();
    }

    /**
     * Type-ahead: the codes whose code, label or synonym in any language begins with or contains the words, whatever
     * their accents and case; the best first, labels in the asker's language before others.
     */
    public List<Code> search(String text, Locale locale) {
        return contents().index().search(text, locale);
    }

    private Contents contents() {
        Contents read = contents;
        if (read == null) {
            synchronized (this) {
                read = contents;
                if (read == null) {
                    read = Contents.of(name, source.get());
                    contents = read;
                }
            }
        }
        return read;
    }

    private record Contents(List<Code> codes, Map<String, Code> byCode, TypeAhead index) {

        static Contents of(String list, List<Code> codes) {
            Map<String, Code> byCode = LinkedHashMap.newLinkedHashMap(codes.size());
            for (Code code : codes) {
                if (byCode.put(code.code(), code) != null) {
                    throw new IllegalStateException("list " + list + " has the code " + code.code() + " twice");
                }
            }
            return new Contents(List.copyOf(codes), byCode, new TypeAhead(codes));
        }
    }
}
