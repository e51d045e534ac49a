package org.tidewaiter.formats.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tidewaiter.formats.rows.FileRefusedException;
import tools.jackson.databind.JsonNode;

/** Reads how cells are read. */
final class ReadingReader {

    private ReadingReader() {}

    /** The names under which a reading is described, beside those of its rule. */
    static final List<String> NAMES = List.of(
            "as", "codes", "unlisted", "decimal", "thousands", "yes", "no", "formats", "languages", "units", "unit");

    static Reading read(Section rule) {
        if (rule.has("as") == rule.has("codes")) {
            throw new FileRefusedException("mapping.as-or-codes", rule.path());
        }
        if (rule.has("codes")) {
            Instead unlisted = instead(rule, "unlisted");
            return new Reading.Codes(translation(rule, "codes"), unlisted);
        }
        return switch (rule.choice(
                "as", "text", "decimal", "decimal-identifier", "whole", "yes-no", "date", "measure", "place")) {
            case "decimal" -> new Reading.Decimal(style(rule));
            case "whole" -> new Reading.Whole(style(rule));
            case "decimal-identifier" -> new Reading.DecimalIdentifier();
            case "yes-no" -> new Reading.YesNo(rule.texts("yes"), rule.texts("no"));
            case "date" -> date(rule);
            case "measure" ->
                new Reading.Measure(
                        style(rule),
                        rule.has("units") ? translation(rule, "units") : Map.of(),
                        rule.has("unit") ? rule.text("unit") : null);
            case "place" -> new Reading.PlaceText();
            default -> new Reading.Text();
        };
    }

    /** What is done instead: {@code refuse}, {@code leave-out} or {@code {value: …}}; refused where nothing is said. */
    static Instead instead(Section rule, String name) {
        if (!rule.has(name)) {
            return Instead.REFUSE;
        }
        if (rule.value(name).isObject()) {
            JsonNode value = rule.section(name).allowing("value").value("value");
            if (!value.isValueNode()) {
                throw new FileRefusedException("mapping.value", rule.at(name));
            }
            return new Instead.Constant(value);
        }
        return rule.choice(name, "refuse", "leave-out").equals("refuse") ? Instead.REFUSE : Instead.LEAVE_OUT;
    }

    private static Map<String, String> translation(Section rule, String name) {
        Map<String, String> codes = rule.textsByName(name);
        Map<String, String> folded = new HashMap<>();
        codes.forEach((value, code) -> {
            String other = folded.putIfAbsent(CellFolding.fold(value), code);
            if (other != null && !other.equals(code)) {
                throw new FileRefusedException("mapping.double-value", rule.at(name));
            }
        });
        return codes;
    }

    private static NumberStyle style(Section rule) {
        String decimal = rule.has("decimal") ? rule.choice("decimal", ".", ",") : ".";
        try {
            return new NumberStyle(decimal.charAt(0), rule.text("thousands", ""));
        } catch (IllegalArgumentException unfit) {
            throw new FileRefusedException("mapping.value", rule.at("thousands"));
        }
    }

    private static Reading date(Section rule) {
        Reading.Date date = new Reading.Date(rule.texts("formats"), rule.textsIfAny("languages"));
        try {
            date.formats().forEach(format -> DatePattern.of(format, date.languages()));
        } catch (IllegalArgumentException unfit) {
            throw new FileRefusedException("mapping.value", rule.at("formats"));
        }
        return date;
    }
}
