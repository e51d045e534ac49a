package org.tidewaiter.node.intake.editor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.formats.mapping.FieldRule;
import org.tidewaiter.formats.mapping.Instead;
import org.tidewaiter.formats.mapping.Reading;
import org.tidewaiter.formats.profile.ColumnProfile;
import org.tidewaiter.formats.profile.FileProfile;
import org.tidewaiter.formats.profile.ValueCount;
import org.tidewaiter.formats.suggest.CodeSuggestions;
import org.tidewaiter.formats.suggest.SuggestedCode;
import org.tidewaiter.node.intake.page.MappingStep.ValueGroup;
import org.tidewaiter.node.intake.page.MappingStep.ValueLine;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** The values of coded columns with the codes that they become, and suggestions for those without one. */
@Component
public class ValuePages {

    private static final int SHOWN = 60;
    private static final double WORTH_TELLING = 0.6;

    private final Vocabulary vocabulary;
    private final MappableFields fields;
    private final Map<String, CodeSuggestions> suggestions = new ConcurrentHashMap<>();

    ValuePages(Vocabulary vocabulary, MappableFields fields) {
        this.vocabulary = vocabulary;
        this.fields = fields;
    }

    /** A column whose values are translated: which, into what list, and how far. */
    private record Translated(
            Binding binding, FieldRule.Column rule, String list, List<ValueCount> values, Map<String, String> codes) {}

    List<ValueGroup> groups(Page page, List<Binding> bindings, FileProfile profile) {
        return bindings.stream()
                .flatMap(binding -> translated(binding, profile).stream())
                .map(translated -> group(page, translated))
                .toList();
    }

    /** Suggested codes for all values of this rule that have none. */
    public Map<String, String> suggested(Binding binding, FileProfile profile) {
        Map<String, String> codes = new LinkedHashMap<>();
        translated(binding, profile)
                .ifPresent(translated -> translated.values().forEach(value -> {
                    SuggestedCode best = best(translated.list(), value.value());
                    if (best != null && code(translated.codes(), value.value()) == null) {
                        codes.put(value.value(), best.code());
                    }
                }));
        return codes;
    }

    private Optional<Translated> translated(Binding binding, FileProfile profile) {
        if (!(binding.rule() instanceof FieldRule.Column rule)) {
            return Optional.empty();
        }
        Optional<ColumnProfile> column = profile.column(rule.column());
        return switch (rule.reading()) {
            case Reading.Codes(Map<String, String> codes, Instead unlisted) ->
                fields.at(binding.target())
                        .map(MappableField::list)
                        .map(list -> new Translated(binding, rule, list, values(column), codes));
            case Reading.Measure(var style, Map<String, String> units, @Nullable String unit) ->
                Optional.of(new Translated(binding, rule, unitList(binding), units(column), units));
            default -> Optional.empty();
        };
    }

    private static List<ValueCount> values(Optional<ColumnProfile> column) {
        return column.map(ColumnProfile::values).orElse(List.of());
    }

    private static List<ValueCount> units(Optional<ColumnProfile> column) {
        return column.map(each -> each.habits().units()).orElse(List.of());
    }

    private static String unitList(Binding binding) {
        return binding.target().path().endsWith("quantity") ? "unit" : "currency";
    }

    private ValueGroup group(Page page, Translated translated) {
        Locale locale = page.language().locale();
        List<ValueLine> lines = new ArrayList<>();
        for (int i = 0; i < translated.values().size(); i++) {
            lines.add(line(translated, i, locale));
        }
        lines.sort(Comparator.comparing(line -> line.code() != null));
        long open = lines.stream().filter(line -> line.code() == null).count();
        long suggested = lines.stream().filter(line -> line.suggested() != null).count();
        return new ValueGroup(
                translated.binding().code(),
                translated.rule().column(),
                fields.at(translated.binding().target())
                        .map(field -> field.label(locale))
                        .orElse(translated.binding().target().path()),
                translated.list(),
                lines.stream().limit(SHOWN).toList(),
                open,
                suggested,
                Math.max(0, lines.size() - SHOWN),
                translated.rule().reading() instanceof Reading.Codes(var codes, Instead unlisted)
                        && unlisted instanceof Instead.LeaveOut);
    }

    private ValueLine line(Translated translated, int number, Locale locale) {
        ValueCount value = translated.values().get(number);
        String code = code(translated.codes(), value.value());
        SuggestedCode best = code == null ? best(translated.list(), value.value()) : null;
        return new ValueLine(
                number,
                value.value(),
                value.count(),
                code,
                code == null ? null : label(translated.list(), code, locale),
                best == null ? null : best.code(),
                best == null ? null : label(translated.list(), best.code(), locale),
                best == null ? null : best.why().message(locale));
    }

    /** As the mapping finds it: whatever its case and blanks. */
    private static @Nullable String code(Map<String, String> codes, String value) {
        String exact = codes.get(value);
        if (exact != null) {
            return exact;
        }
        return codes.entrySet().stream()
                .filter(entry -> entry.getKey().strip().equalsIgnoreCase(value.strip()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private @Nullable SuggestedCode best(String list, String value) {
        List<SuggestedCode> found = suggestions
                .computeIfAbsent(list, name -> CodeSuggestions.of(vocabulary, List.of(name)))
                .forValue(value);
        return found.isEmpty() || found.getFirst().score() < WORTH_TELLING ? null : found.getFirst();
    }

    private String label(String list, String code, Locale locale) {
        return vocabulary.find(list).isPresent() ? vocabulary.label(list, code, locale) : code;
    }
}
