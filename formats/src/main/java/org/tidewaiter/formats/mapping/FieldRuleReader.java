package org.tidewaiter.formats.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tidewaiter.formats.rows.FileRefusedException;
import org.tidewaiter.report.shape.FieldType;
import org.tidewaiter.report.shape.RecordShape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads what a mapping says of fields. */
final class FieldRuleReader {

    private static final List<String> COLUMN = List.of("column", "blank", "split", "leave-out");

    /** Fields that are filled by sections of their own or, as names of goods lines, by the import. */
    private static final Set<String> ELSEWHERE = Set.of("goods", "route", "id", "serialNumbers");

    private FieldRuleReader() {}

    /**
     * The rules of a section.
     *
     * @param special a name that is no field of the record, with what it fills
     * @param besides names in the section that are no rules
     */
    static Map<String, FieldRule> fields(
            Section section, Class<? extends Record> type, Map<String, FieldType> special, List<String> besides) {
        Map<String, FieldRule> rules = new LinkedHashMap<>();
        for (String path : section.node().propertyNames()) {
            if (besides.contains(path)) {
                continue;
            }
            FieldType filled = special.get(path);
            if (filled == null) {
                filled = TargetPath.of(RecordShape.of(type), path)
                        .filter(target -> !ELSEWHERE.contains(path))
                        .orElseThrow(() -> new FileRefusedException("mapping.unknown-field", section.at(path)))
                        .type();
            }
            rules.put(path, rule(section, path, filled));
        }
        return rules;
    }

    static Condition condition(Section owner) {
        Map<String, List<String>> accepted = new LinkedHashMap<>();
        if (owner.has("when")) {
            Section when = owner.section("when");
            when.node().propertyNames().forEach(column -> accepted.put(column, when.texts(column)));
            if (accepted.isEmpty()) {
                throw new FileRefusedException("mapping.missing", when.path());
            }
        }
        return new Condition(accepted, owner.textsIfAny("where-filled"));
    }

    private static FieldRule rule(Section owner, String name, FieldType type) {
        FieldRule rule = read(owner, name);
        if (!ReadingFit.fits(rule, type) || readsPlaceIntoText(rule, name, type)) {
            throw new FileRefusedException("mapping.reading", owner.at(name));
        }
        constants(rule).forEach(value -> {
            if (!ConstantFit.fits(value, type)) {
                throw new FileRefusedException("mapping.value", owner.at(name));
            }
        });
        return rule;
    }

    /** Of a place, a text field can hold the country, and nothing else. */
    private static boolean readsPlaceIntoText(FieldRule rule, String name, FieldType type) {
        return rule instanceof FieldRule.Column column
                && column.reading() instanceof Reading.PlaceText
                && type instanceof FieldType.Scalar
                && !name.endsWith("ountry");
    }

    private static List<JsonNode> constants(FieldRule rule) {
        List<JsonNode> constants = new ArrayList<>();
        switch (rule) {
            case FieldRule.Constant(JsonNode value) -> constants.add(value);
            case FieldRule.Cases cases -> {
                cases.cases().forEach(each -> constants.add(each.value()));
                constants.add(cases.otherwise());
            }
            case FieldRule.Column column -> {
                if (column.blank() instanceof Instead.Constant(JsonNode value)) {
                    constants.add(value);
                }
                if (column.reading() instanceof Reading.Codes(var codes, Instead.Constant(JsonNode value))) {
                    constants.add(value);
                }
            }
            case FieldRule.FiscalMonth month -> {}
        }
        return constants;
    }

    private static FieldRule read(Section owner, String name) {
        if (owner.value(name).isValueNode()) {
            return new FieldRule.Constant(owner.value(name));
        }
        Section rule = owner.section(name);
        if (rule.has("cases")) {
            return cases(rule);
        }
        if (rule.has("fiscal-month")) {
            Section month =
                    rule.allowing("fiscal-month").section("fiscal-month").allowing("year", "month", "starts-in");
            return new FieldRule.FiscalMonth(month.text("year"), month.text("month"), month.number("starts-in", 1, 12));
        }
        List<String> names = new ArrayList<>(COLUMN);
        names.addAll(ReadingReader.NAMES);
        rule.allowing(names.toArray(String[]::new));
        return new FieldRule.Column(
                rule.text("column"),
                ReadingReader.read(rule),
                rule.has("split") ? rule.text("split") : null,
                ReadingReader.instead(rule, "blank"),
                rule.textsIfAny("leave-out"));
    }

    private static FieldRule.Cases cases(Section rule) {
        rule.allowing("cases", "otherwise");
        List<FieldRule.Case> cases = rule.sections("cases").stream()
                .map(each -> each.allowing("when", "where-filled", "value"))
                .map(each -> new FieldRule.Case(condition(each), constant(each, "value")))
                .toList();
        return new FieldRule.Cases(
                cases, rule.has("otherwise") ? constant(rule, "otherwise") : JsonNodeFactory.instance.nullNode());
    }

    private static JsonNode constant(Section owner, String name) {
        JsonNode value = owner.value(name);
        if (!value.isValueNode()) {
            throw new FileRefusedException("mapping.value", owner.at(name));
        }
        return value;
    }
}
