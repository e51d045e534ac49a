package org.tidewaiter.formats.suggest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.formats.mapping.FieldRule;
import org.tidewaiter.formats.mapping.FieldTarget;
import org.tidewaiter.formats.mapping.Instead;
import org.tidewaiter.formats.mapping.Reading;
import org.tidewaiter.formats.profile.ColumnProfile;
import org.tidewaiter.formats.profile.ValueCount;
import org.tidewaiter.formats.rows.Remark;
import org.tidewaiter.report.fields.FieldEntry;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** A field with the words and codes by which a column may be recognised. */
final class KnownField {

    private static final int LOOKED_AT = 200;

    private final FieldTarget target;
    private final FieldEntry entry;
    private final Set<String> words;
    private final @Nullable CodeSuggestions codes;

    KnownField(FieldTarget target, FieldEntry entry, Set<String> words, Vocabulary vocabulary) {
        this.target = target;
        this.entry = entry;
        this.words = words;
        this.codes = entry.list() == null ? null : CodeSuggestions.of(vocabulary, List.of(entry.list()));
    }

    Optional<SuggestedField> suggestion(ColumnProfile column) {
        double name = likeness(column.name());
        if (codes != null) {
            return coded(column, name, codes);
        }
        return name == 0 ? Optional.empty() : Optional.of(plain(column, name));
    }

    private double likeness(String name) {
        String folded = Terms.folded(name);
        return words.stream()
                .mapToDouble(word -> Terms.likeness(folded, word))
                .max()
                .orElse(0);
    }

    /** By its name, and by how many of its cells are codes, labels or synonyms of the list. */
    private Optional<SuggestedField> coded(ColumnProfile column, double name, CodeSuggestions list) {
        Map<String, String> translation = new LinkedHashMap<>();
        long known = 0;
        long looked = 0;
        for (ValueCount value : column.values().stream().limit(LOOKED_AT).toList()) {
            looked += value.count();
            String code = list.sure(value.value());
            if (code != null) {
                translation.put(value.value(), code);
                known += value.count();
            }
        }
        double share = looked == 0 ? 0 : (double) known / looked;
        double score = name == 0 ? 0.6 * share : 0.7 * name + 0.3 * share;
        if (score == 0 || translation.isEmpty() && name == 0) {
            return Optional.empty();
        }
        Reading reading = new Reading.Codes(translation, Instead.REFUSE);
        return Optional.of(new SuggestedField(
                target,
                rule(column, reading),
                score,
                name >= share
                        ? Remark.of("suggest.name", entry.path())
                        : Remark.of("suggest.values", Math.round(share * 100))));
    }

    private SuggestedField plain(ColumnProfile column, double name) {
        Reading reading = Readings.of(entry.path(), column);
        double score = Readings.suits(entry.path(), column) ? name : 0.6 * name;
        return new SuggestedField(
                Readings.target(target, reading),
                rule(column, reading),
                score,
                Remark.of("suggest.name", entry.path()));
    }

    private static FieldRule.Column rule(ColumnProfile column, Reading reading) {
        return new FieldRule.Column(column.name(), reading)
                .blank(column.blanks() == 0 ? Instead.REFUSE : Instead.LEAVE_OUT);
    }
}
