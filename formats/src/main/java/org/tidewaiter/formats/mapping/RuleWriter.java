package org.tidewaiter.formats.mapping;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes the rules of fields. */
final class RuleWriter {

    private RuleWriter() {}

    static JsonNode write(FieldRule rule) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        switch (rule) {
            case FieldRule.Constant(JsonNode value) -> {
                return value;
            }
            case FieldRule.Column column -> column(node, column);
            case FieldRule.Cases(List<FieldRule.Case> cases, JsonNode otherwise) -> {
                ArrayNode list = node.putArray("cases");
                for (FieldRule.Case each : cases) {
                    ObjectNode one = list.addObject();
                    condition(one, each.when());
                    one.set("value", each.value());
                }
                if (!otherwise.isNull()) {
                    node.set("otherwise", otherwise);
                }
            }
            case FieldRule.FiscalMonth(String year, String month, int startsIn) ->
                node.putObject("fiscal-month")
                        .put("year", year)
                        .put("month", month)
                        .put("starts-in", startsIn);
        }
        return node;
    }

    static void condition(ObjectNode owner, Condition condition) {
        if (!condition.accepted().isEmpty()) {
            ObjectNode when = owner.putObject("when");
            condition.accepted().forEach((column, values) -> texts(when, column, values));
        }
        if (!condition.filled().isEmpty()) {
            texts(owner, "where-filled", condition.filled());
        }
    }

    /** One text as a value, several as a list. */
    static void texts(ObjectNode owner, String name, List<String> texts) {
        if (texts.size() == 1) {
            owner.put(name, texts.getFirst());
        } else {
            texts.forEach(owner.putArray(name)::add);
        }
    }

    private static void column(ObjectNode node, FieldRule.Column rule) {
        node.put("column", rule.column());
        reading(node, rule.reading());
        if (rule.split() != null) {
            node.put("split", rule.split());
        }
        instead(node, "blank", rule.blank());
        if (!rule.leaveOut().isEmpty()) {
            texts(node, "leave-out", rule.leaveOut());
        }
    }

    private static void reading(ObjectNode node, Reading reading) {
        switch (reading) {
            case Reading.Text text -> node.put("as", "text");
            case Reading.Decimal(NumberStyle style) -> style(node.put("as", "decimal"), style);
            case Reading.Whole(NumberStyle style) -> style(node.put("as", "whole"), style);
            case Reading.DecimalIdentifier identifier -> node.put("as", "decimal-identifier");
            case Reading.YesNo(List<String> yes, List<String> no) -> {
                node.put("as", "yes-no");
                texts(node, "yes", yes);
                texts(node, "no", no);
            }
            case Reading.Codes(Map<String, String> codes, Instead unlisted) -> {
                codes.forEach(node.putObject("codes")::put);
                instead(node, "unlisted", unlisted);
            }
            case Reading.Date(List<String> formats, List<String> languages) -> {
                texts(node.put("as", "date"), "formats", formats);
                if (!languages.isEmpty()) {
                    texts(node, "languages", languages);
                }
            }
            case Reading.Measure(NumberStyle style, Map<String, String> units, String unit) -> {
                style(node.put("as", "measure"), style);
                units.forEach(node.putObject("units")::put);
                if (unit != null) {
                    node.put("unit", unit);
                }
            }
            case Reading.PlaceText place -> node.put("as", "place");
        }
    }

    private static void style(ObjectNode node, NumberStyle style) {
        node.put("decimal", String.valueOf(style.decimal()));
        if (!style.thousands().isEmpty()) {
            node.put("thousands", style.thousands());
        }
    }

    private static void instead(ObjectNode node, String name, Instead instead) {
        switch (instead) {
            case Instead.Refuse refuse -> {}
            case Instead.LeaveOut leaveOut -> node.put(name, "leave-out");
            case Instead.Constant(JsonNode value) -> node.putObject(name).set("value", value);
        }
    }
}
