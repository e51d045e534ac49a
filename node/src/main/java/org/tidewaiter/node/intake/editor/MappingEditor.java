package org.tidewaiter.node.intake.editor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.formats.mapping.FieldRule;
import org.tidewaiter.formats.mapping.FieldTarget;
import org.tidewaiter.formats.mapping.Grouping;
import org.tidewaiter.formats.mapping.Instead;
import org.tidewaiter.formats.mapping.Mapping;
import org.tidewaiter.formats.mapping.Reading;
import org.tidewaiter.formats.profile.ColumnProfile;

/** Changes a mapping as a person does on the page: one column, one constant, one value at a time. */
@Component
public class MappingEditor {

    private final MappableFields fields;
    private final FirstReadings readings;

    MappingEditor(MappableFields fields, FirstReadings readings) {
        this.fields = fields;
        this.readings = readings;
    }

    /** Lets a column fill a field, read as its values suggest; what filled the field before no longer does. */
    Mapping assign(Mapping mapping, ColumnProfile column, MappableField field) {
        Mapping without = mapping.without(field.target());
        if (field.path().equals(MappableFields.QUANTITY)) {
            without = without(without, "goods[].quantity.amount", "goods[].quantity.unit");
        } else if (field.path().startsWith(MappableFields.QUANTITY + ".")) {
            without = without(without, MappableFields.QUANTITY);
        }
        return notIgnored(without, column.name())
                .with(field.target(), new FieldRule.Column(column.name(), readings.of(field, column)));
    }

    private Mapping without(Mapping mapping, String... paths) {
        Mapping changed = mapping;
        for (String path : paths) {
            FieldTarget target = FieldTarget.of(path);
            changed = target == null ? changed : changed.without(target);
        }
        return changed;
    }

    /** Lets the column fill that field no more. */
    public Mapping release(Mapping mapping, FieldTarget target) {
        return mapping.without(target);
    }

    /** Leaves out a column that nothing reads, or takes it up again. */
    Mapping ignore(Mapping mapping, String column, boolean left, String reason) {
        return left && !mapping.columns().contains(column)
                ? mapping.ignoring(column, reason)
                : notIgnored(mapping, column);
    }

    private static Mapping notIgnored(Mapping mapping, String column) {
        Map<String, String> others = new LinkedHashMap<>(mapping.ignored());
        others.remove(column);
        return mapping.withIgnored(others, mapping.othersIgnored());
    }

    /** Reads the column of that rule in another way. */
    Mapping reading(Mapping mapping, FieldTarget target, Reading reading) {
        return mapping.rule(target) instanceof FieldRule.Column rule
                ? mapping.with(
                        target,
                        new FieldRule.Column(rule.column(), reading, rule.split(), rule.blank(), rule.leaveOut()))
                : mapping;
    }

    /** Refuses rows whose cell is blank there, or leaves the field out in them. */
    Mapping blank(Mapping mapping, FieldTarget target, boolean leftOut) {
        return mapping.rule(target) instanceof FieldRule.Column rule
                ? mapping.with(target, rule.blank(leftOut ? Instead.LEAVE_OUT : Instead.REFUSE))
                : mapping;
    }

    /** Gives a field the same value in every row. */
    public Mapping constant(Mapping mapping, MappableField field, String value) {
        return mapping.with(field.target(), Constants.of(field, value));
    }

    /** Translates values of a column; a blank code takes a translation back. */
    public Mapping translate(Mapping mapping, FieldTarget target, Map<String, String> codes) {
        if (!(mapping.rule(target) instanceof FieldRule.Column rule)) {
            return mapping;
        }
        return switch (rule.reading()) {
            case Reading.Codes(Map<String, String> known, Instead unlisted) ->
                reading(mapping, target, new Reading.Codes(merged(known, codes), unlisted));
            case Reading.Measure(var style, Map<String, String> units, @Nullable String unit) ->
                reading(mapping, target, new Reading.Measure(style, merged(units, codes), unit));
            default -> mapping;
        };
    }

    private static Map<String, String> merged(Map<String, String> known, Map<String, String> codes) {
        Map<String, String> merged = new LinkedHashMap<>(known);
        codes.forEach((value, code) -> {
            if (code.isEmpty()) {
                merged.remove(value);
            } else {
                merged.put(value, code);
            }
        });
        return merged;
    }

    /** Leaves values without a translation out, or refuses their rows. */
    public Mapping unlisted(Mapping mapping, FieldTarget target, boolean leftOut) {
        return mapping.rule(target) instanceof FieldRule.Column rule
                        && rule.reading() instanceof Reading.Codes(Map<String, String> known, Instead other)
                ? reading(mapping, target, new Reading.Codes(known, leftOut ? Instead.LEAVE_OUT : Instead.REFUSE))
                : mapping;
    }

    /** @param columns whose values together name a report; none where each row is one */
    public Mapping grouping(Mapping mapping, List<String> columns, Reading as, boolean once) {
        if (columns.isEmpty()) {
            return mapping.withGrouping(new Grouping.RowDigest());
        }
        Mapping taken = mapping;
        for (String column : columns) {
            taken = notIgnored(taken, column);
        }
        return taken.withGrouping(new Grouping.Key(columns, as, once ? Grouping.Repeats.ONCE : Grouping.Repeats.KEEP));
    }

    public MappableFields fields() {
        return fields;
    }
}
