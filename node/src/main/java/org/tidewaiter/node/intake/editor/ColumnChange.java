package org.tidewaiter.node.intake.editor;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.tidewaiter.formats.mapping.DatePattern;
import org.tidewaiter.formats.mapping.FieldRule;
import org.tidewaiter.formats.mapping.FieldTarget;
import org.tidewaiter.formats.mapping.Mapping;
import org.tidewaiter.formats.mapping.NumberStyle;
import org.tidewaiter.formats.mapping.Reading;
import org.tidewaiter.formats.profile.ColumnHabits.DateHabit;
import org.tidewaiter.formats.profile.ColumnProfile;
import org.tidewaiter.node.intake.refusal.IntakeProblems;

/** What a person said of one column in one go. */
public final class ColumnChange {

    private final MappingEditor editor;
    private final Map<String, String> parameters;
    private final String prefix;
    private final String reason;

    /** @param reason that a mapping gives for a column that is left out */
    public ColumnChange(MappingEditor editor, Map<String, String> parameters, int number, String reason) {
        this.editor = editor;
        this.parameters = parameters;
        this.prefix = "c" + number + ".";
        this.reason = reason;
    }

    /** @throws org.tidewaiter.node.web.ProblemException for what cannot be */
    public Mapping apply(Mapping mapping, ColumnProfile column) {
        String ignored = parameters.get("ignored");
        if (ignored != null) {
            boolean left = ignored.equals("true");
            Mapping released = mapping;
            for (Binding binding : Binding.of(mapping)) {
                if (left && binding.rule() instanceof FieldRule.Column && binding.reads(column.name())) {
                    released = editor.release(released, binding.target());
                }
            }
            return editor.ignore(released, column.name(), left, reason);
        }
        String use = parameters.getOrDefault("use", "");
        String path = parameters.getOrDefault(prefix + "field", "");
        if (use.isEmpty()) {
            return path.isEmpty() ? mapping : editor.assign(mapping, column, field(path));
        }
        FieldTarget target = MappingDrafts.target(use);
        if (path.isEmpty()) {
            return editor.release(mapping, target);
        }
        MappableField field = field(path);
        boolean same = editor.fields().at(target).filter(field::equals).isPresent();
        return same ? settings(mapping, column, target) : editor.assign(editor.release(mapping, target), column, field);
    }

    private MappableField field(String path) {
        return editor.fields().at(path).orElseThrow(() -> IntakeProblems.of(HttpStatus.BAD_REQUEST, "no-such-field"));
    }

    private Mapping settings(Mapping mapping, ColumnProfile column, FieldTarget target) {
        Mapping changed = mapping;
        String blank = parameters.get(prefix + "blank");
        if (blank != null) {
            changed = editor.blank(changed, target, blank.equals("leave-out"));
        }
        if (!(changed.rule(target) instanceof FieldRule.Column rule)) {
            return changed;
        }
        String format = parameters.get(prefix + "format");
        return switch (rule.reading()) {
            case Reading.Date date when format != null -> editor.reading(changed, target, date(format, column));
            case Reading.Decimal decimal
            when parameters.containsKey(prefix + "style") ->
                editor.reading(changed, target, new Reading.Decimal(style()));
            case Reading.Whole whole
            when parameters.containsKey(prefix + "style") ->
                editor.reading(changed, target, new Reading.Whole(style()));
            case Reading.Measure measure
            when parameters.containsKey(prefix + "style") ->
                editor.reading(changed, target, new Reading.Measure(style(), measure.units(), measure.unit()));
            default -> changed;
        };
    }

    private static Reading date(String typed, ColumnProfile column) {
        List<String> formats = Arrays.stream(typed.split("\\|", -1))
                .map(String::strip)
                .filter(format -> !format.isEmpty())
                .toList();
        List<String> languages = column.habits().dates().stream()
                .filter(habit -> formats.contains(habit.pattern()))
                .map(DateHabit::languages)
                .flatMap(List::stream)
                .distinct()
                .toList();
        try {
            formats.forEach(format -> DatePattern.of(format, languages));
        } catch (IllegalArgumentException noPattern) {
            throw IntakeProblems.of(HttpStatus.UNPROCESSABLE_CONTENT, "date-format-unfit");
        }
        if (formats.isEmpty()) {
            throw IntakeProblems.of(HttpStatus.UNPROCESSABLE_CONTENT, "date-format-unfit");
        }
        return new Reading.Date(formats, languages);
    }

    private NumberStyle style() {
        try {
            return ColumnPages.style(parameters.getOrDefault(prefix + "style", ""));
        } catch (IllegalArgumentException noStyle) {
            throw IntakeProblems.of(HttpStatus.UNPROCESSABLE_CONTENT, "setting-unfit");
        }
    }
}
