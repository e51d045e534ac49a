package org.tidewaiter.formats.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Changes of single rules. */
final class MappingEdit {

    private MappingEdit() {}

    static Map<String, FieldRule> fields(Mapping mapping, FieldTarget target) {
        return switch (target.section()) {
            case REPORT -> mapping.report();
            case NOMINAL -> mapping.nominal();
            case GOODS ->
                target.number() < mapping.goods().size()
                        ? mapping.goods().get(target.number()).fields()
                        : Map.of();
            case ROUTE ->
                target.number() < mapping.route().size()
                        ? mapping.route().get(target.number()).fields()
                        : Map.of();
        };
    }

    static Mapping with(Mapping mapping, FieldTarget target, FieldRule rule) {
        return replaced(mapping, target, InOrder.with(fields(mapping, target), target.path(), rule));
    }

    static Mapping without(Mapping mapping, FieldTarget target) {
        Map<String, FieldRule> fields = fields(mapping, target);
        return fields.containsKey(target.path())
                ? replaced(mapping, target, InOrder.without(fields, target.path()))
                : mapping;
    }

    private static Mapping replaced(Mapping mapping, FieldTarget target, Map<String, FieldRule> fields) {
        Map<String, FieldRule> report = mapping.report();
        Map<String, FieldRule> nominal = mapping.nominal();
        List<LineRule> goods = new ArrayList<>(mapping.goods());
        List<LegRule> route = new ArrayList<>(mapping.route());
        switch (target.section()) {
            case REPORT -> report = fields;
            case NOMINAL -> nominal = fields;
            case GOODS -> {
                if (target.number() < goods.size()) {
                    goods.set(
                            target.number(),
                            new LineRule(goods.get(target.number()).when(), fields));
                } else {
                    goods.add(new LineRule(Condition.ALWAYS, fields));
                }
            }
            case ROUTE -> {
                if (target.number() < route.size()) {
                    route.set(
                            target.number(),
                            new LegRule(route.get(target.number()).when(), fields));
                } else {
                    route.add(new LegRule(Condition.ALWAYS, fields));
                }
            }
        }
        return new Mapping(
                mapping.name(),
                mapping.version(),
                mapping.title(),
                mapping.source(),
                mapping.shape(),
                mapping.grouping(),
                report,
                nominal,
                goods,
                route,
                mapping.ignored(),
                mapping.othersIgnored());
    }
}
