package org.tidewaiter.formats.suggest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tidewaiter.report.fields.FieldEntry;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Words by which files call the fields of a report, {@code field-words.yaml} beside this class. */
final class FieldWords {

    private final Map<String, List<String>> words;

    private FieldWords(Map<String, List<String>> words) {
        this.words = words;
    }

    static FieldWords load() {
        try (InputStream yaml = FieldWords.class.getResourceAsStream("field-words.yaml")) {
            if (yaml == null) {
                throw new IllegalStateException("field-words.yaml is missing");
            }
            Map<String, List<String>> words = new HashMap<>();
            new YAMLMapper().readTree(yaml).forEachEntry((path, list) -> {
                List<String> known = new ArrayList<>();
                list.valueStream().map(JsonNode::asString).forEach(known::add);
                words.put(path, known);
            });
            return new FieldWords(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Paths that have words of their own. */
    Set<String> paths() {
        return words.keySet();
    }

    /** All words for a field, folded: its labels, and those of the list. */
    Set<String> of(FieldEntry entry) {
        Set<String> folded = new LinkedHashSet<>();
        entry.labels().texts().values().forEach(label -> folded.add(Terms.folded(label)));
        words.getOrDefault(entry.path(), List.of()).forEach(word -> folded.add(Terms.folded(word)));
        return folded;
    }
}
