package org.tidewaiter.formats.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tidewaiter.formats.rows.FileRefusedException;
import tools.jackson.databind.JsonNode;

/** Reads what a mapping says of one field. */
final class FieldRuleReader {

    private FieldRuleReader() {}

    static FieldRule read(Section owner, String name) {
        if (owner.value(name).isValueNode()) {
            return new ConstantRule(constant(owner, name));
        }
        Section rule = owner.section(name);
        if (rule.has("cases")) {
            return cases(rule);
        }
        if (rule.has("fiscal-month")) {
            return fiscalMonth(rule.allowing("fiscal-month").section("fiscal-month"));
        }
        return column(rule);
    }

    static ColumnRule.Converter converter(Section section, String name) {
        return switch (section.choice(name, "text", "decimal", "decimal-identifier")) {
            case "decimal" -> Converters::decimal;
            case "decimal-identifier" -> Converters::decimalIdentifier;
            default -> Converters::text;
        };
    }

    static Condition condition(Section section) {
        Map<String, List<String>> accepted = new LinkedHashMap<>();
        section.node().propertyNames().forEach(column -> accepted.put(column, section.texts(column)));
        if (accepted.isEmpty()) {
            throw new FileRefusedException("mapping.missing", section.path());
        }
        return new Condition(accepted);
    }

    private static ColumnRule column(Section rule) {
        rule.allowing("column", "as", "codes", "blank");
        if (rule.has("as") == rule.has("codes")) {
            throw new FileRefusedException("mapping.as-or-codes", rule.path());
        }
        boolean blankAllowed =
                rule.has("blank") && rule.choice("blank", "refuse", "leave-out").equals("leave-out");
        return new ColumnRule(
                rule.text("column"),
                blankAllowed,
                rule.has("as") ? converter(rule, "as") : Converters.translation(rule.textsByName("codes")));
    }

    private static CasesRule cases(Section rule) {
        rule.allowing("cases", "otherwise");
        List<CasesRule.Case> cases = rule.sections("cases").stream()
                .map(each -> each.allowing("when", "value"))
                .map(each -> new CasesRule.Case(condition(each.section("when")), constant(each, "value")))
                .toList();
        return new CasesRule(cases, constant(rule, "otherwise"));
    }

    private static FiscalMonthRule fiscalMonth(Section rule) {
        rule.allowing("year", "month", "starts-in");
        return new FiscalMonthRule(rule.text("year"), rule.text("month"), rule.number("starts-in", 1, 12));
    }

    private static JsonNode constant(Section owner, String name) {
        JsonNode value = owner.value(name);
        if (!value.isValueNode()) {
            throw new FileRefusedException("mapping.value", owner.at(name));
        }
        return value;
    }
}
