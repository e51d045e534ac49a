package org.tidewaiter.report.rules;

import static org.tidewaiter.report.rules.Rule.atEntry;
import static org.tidewaiter.report.rules.Severity.REFUSE;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tidewaiter.report.FormType;
import org.tidewaiter.report.RouteLeg.Role;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.fields.FieldCatalogue;
import org.tidewaiter.report.fields.FieldEntry;
import org.tidewaiter.report.fields.FieldValues;
import org.tidewaiter.report.fields.Level;
import org.tidewaiter.report.shape.FieldPath;

/**
 * What each form must say: levels S (both forms) and M (the standard form) of {@code fields.yaml}. What concerns goods is
 * asked only where the kind of event has goods.
 */
final class MandatoryRules {

    private static final Set<String> LISTS_WITH_RULES_OF_THEIR_OWN = Set.of("goods", "route");

    private MandatoryRules() {}

    static List<Rule> all() {
        List<Rule> rules = new ArrayList<>(List.of(
                atEntry("mandatory", REFUSE, level(Level.S)),
                atEntry("mandatory-standard", REFUSE, onStandardForm(level(Level.M))),
                atEntry("goods-missing", REFUSE, (subject, found) -> {
                    if (hasGoods(subject) && subject.report().goods().isEmpty()) {
                        found.at("goods");
                    }
                }),
                atEntry("departure-missing", REFUSE, onStandardForm(leg(Role.DEPARTURE))),
                atEntry("destination-missing", REFUSE, onStandardForm(leg(Role.DESTINATION)))));
        groups().forEach((name, fields) ->
                rules.add(atEntry(name + "-missing", REFUSE, onStandardForm(oneOf(name, fields)))));
        return List.copyOf(rules);
    }

    private static Rule.Check onStandardForm(Rule.Check check) {
        return (subject, found) -> {
            if (subject.report().formType() == FormType.STANDARD) {
                check.judge(subject, found);
            }
        };
    }

    private static boolean hasGoods(Subject subject) {
        return subject.report().eventKind().goodsRequired();
    }

    private static Rule.Check level(Level level) {
        List<FieldEntry> wanted = FieldCatalogue.load().entries().stream()
                .filter(entry -> entry.level() == level && entry.oneOf() == null && !entry.nominal())
                .toList();
        List<MandatoryOfLine> ofLines = wanted.stream()
                .filter(FieldEntry::ofGoods)
                .map(MandatoryOfLine::of)
                .toList();
        List<FieldEntry> others =
                wanted.stream().filter(entry -> !entry.ofGoods()).toList();
        List<FieldValues> places = others.stream()
                .map(entry -> FieldValues.of(SeizureReport.class, entry.path()))
                .toList();
        return (subject, found) -> {
            Set<String> missing = new LinkedHashSet<>();
            for (int i = 0; i < others.size(); i++) {
                boolean asked = !others.get(i).withGoods() || hasGoods(subject);
                if (asked && !places.get(i).recorded(subject.report())) {
                    places.get(i).visit(subject.report(), FieldPath.ROOT, missing(missing));
                }
            }
            if (hasGoods(subject)) {
                subject.eachLine((line, path) -> ofLines.forEach(each -> each.judge(line, path, missing)));
            }
            missing.forEach(found::at);
        };
    }

    private static FieldValues.Visitor missing(Set<String> missing) {
        return new FieldValues.Visitor() {
            @Override
            public void missing(FieldPath path, FieldValues.Missing what) {
                String place = path.toString();
                if (what != FieldValues.Missing.LIST || !LISTS_WITH_RULES_OF_THEIR_OWN.contains(place)) {
                    missing.add(place);
                }
            }
        };
    }

    /** Fields of which one must be given, by the name of their group. */
    private static Map<String, List<FieldValues>> groups() {
        Map<String, List<FieldValues>> groups = new LinkedHashMap<>();
        for (FieldEntry entry : FieldCatalogue.load().entries()) {
            if (entry.oneOf() != null) {
                groups.computeIfAbsent(entry.oneOf(), any -> new ArrayList<>())
                        .add(FieldValues.of(SeizureReport.class, entry.path()));
            }
        }
        return groups;
    }

    private static Rule.Check oneOf(String name, List<FieldValues> fields) {
        return (subject, found) -> {
            if (fields.stream().noneMatch(field -> field.recorded(subject.report()))) {
                found.at(name);
            }
        };
    }

    private static Rule.Check leg(Role role) {
        return (subject, found) -> {
            if (hasGoods(subject) && subject.report().route().stream().noneMatch(leg -> leg.role() == role)) {
                found.at("route");
            }
        };
    }
}
