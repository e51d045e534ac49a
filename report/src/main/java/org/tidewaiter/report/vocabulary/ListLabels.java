package org.tidewaiter.report.vocabulary;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What files of further languages say of the lists: titles, labels and synonyms, by language and list. */
final class ListLabels {

    private final Map<String, File> languages;

    ListLabels(Map<String, File> languages) {
        this.languages = languages;
    }

    static ListLabels read() {
        return new ListLabels(LanguageFiles.read(ListLabels.class, "labels", File.class));
    }

    Labels title(String list, Labels title) {
        Map<String, String> texts = new HashMap<>(title.texts());
        languages.forEach((language, file) -> {
            OfList said = file.lists().get(list);
            if (said != null && said.title() != null) {
                texts.put(language, said.title());
            }
        });
        return new Labels(texts);
    }

    /** The code with its labels and synonyms in all languages. */
    Code code(String list, Code code) {
        Map<String, String> texts = new HashMap<>(code.labels().texts());
        Map<String, List<String>> words = new HashMap<>(code.synonyms().words());
        languages.forEach((language, file) -> {
            OfList lists = file.lists().get(list);
            OfCode said = lists == null ? null : lists.codes().get(code.code());
            if (said != null) {
                texts.put(language, said.label());
                words.put(language, said.also());
            }
        });
        return new Code(
                code.code(),
                new Labels(texts),
                new Synonyms(words),
                code.parent(),
                code.modes(),
                code.attributes(),
                code.validFrom(),
                code.validTo());
    }

    boolean isEmpty() {
        return languages.isEmpty();
    }

    /** @param lists by name */
    record File(Map<String, OfList> lists) {}

    record OfList(@Nullable String title, Map<String, OfCode> codes) {
        OfList {
            codes = codes == null ? Map.of() : Map.copyOf(codes);
        }
    }

    /** @param also synonyms */
    record OfCode(String label, List<String> also) {
        OfCode {
            also = also == null ? List.of() : List.copyOf(also);
        }
    }
}
