package org.tidewaiter.formats.suggest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tidewaiter.formats.mapping.FieldTarget;
import org.tidewaiter.formats.profile.ColumnProfile;
import org.tidewaiter.formats.profile.FileProfile;
import org.tidewaiter.report.fields.FieldCatalogue;
import org.tidewaiter.report.fields.FieldEntry;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** Suggests fields for the columns of a file, by their names and by what they hold. */
public final class FieldSuggestions {

    private static final int MOST = 5;
    private static final double LEAST = 0.45;

    private final List<KnownField> fields = new ArrayList<>();

    private FieldSuggestions(FieldCatalogue catalogue, Vocabulary vocabulary) {
        FieldWords words = FieldWords.load();
        for (FieldEntry entry : catalogue.entries()) {
            if (FieldTarget.canBeFilled(entry.path())) {
                fields.add(new KnownField(FieldTarget.of(entry.path()), entry, words.of(entry), vocabulary));
            }
        }
    }

    /** Suggestions from these fields and code lists. */
    public static FieldSuggestions of(FieldCatalogue catalogue, Vocabulary vocabulary) {
        return new FieldSuggestions(catalogue, vocabulary);
    }

    /** Fields that each column may hold, the best first; columns without a suggestion have an empty list. */
    public Map<String, List<SuggestedField>> forFile(FileProfile file) {
        Map<String, List<SuggestedField>> suggestions = new LinkedHashMap<>();
        file.columns().forEach(column -> suggestions.put(column.name(), forColumn(column)));
        return suggestions;
    }

    /** Fields that a column may hold, the best first. */
    public List<SuggestedField> forColumn(ColumnProfile column) {
        return fields.stream()
                .flatMap(field -> field.suggestion(column).stream())
                .filter(suggestion -> suggestion.score() >= LEAST)
                .sorted(Comparator.comparingDouble(SuggestedField::score).reversed())
                .limit(MOST)
                .toList();
    }
}
