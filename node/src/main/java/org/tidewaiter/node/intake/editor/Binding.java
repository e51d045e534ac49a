package org.tidewaiter.node.intake.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.tidewaiter.formats.mapping.FieldRule;
import org.tidewaiter.formats.mapping.FieldTarget;
import org.tidewaiter.formats.mapping.FieldTarget.Section;
import org.tidewaiter.formats.mapping.Mapping;
import org.tidewaiter.node.intake.refusal.IntakeProblems;

/** A field of a mapping with the rule that fills it. */
public record Binding(FieldTarget target, FieldRule rule) {

    /** All rules of a mapping, in its order. */
    public static List<Binding> of(Mapping mapping) {
        List<Binding> bindings = new ArrayList<>();
        add(bindings, mapping.report(), path -> new FieldTarget(Section.REPORT, 0, path));
        add(bindings, mapping.nominal(), path -> new FieldTarget(Section.NOMINAL, 0, path));
        numbered(bindings, mapping.goods().size(), i -> mapping.goods().get(i).fields(), Section.GOODS);
        numbered(bindings, mapping.route().size(), i -> mapping.route().get(i).fields(), Section.ROUTE);
        return bindings;
    }

    private static void numbered(
            List<Binding> bindings, int count, IntFunction<Map<String, FieldRule>> fields, Section section) {
        for (int i = 0; i < count; i++) {
            int number = i;
            add(bindings, fields.apply(i), path -> new FieldTarget(section, number, path));
        }
    }

    private static void add(
            List<Binding> bindings,
            Map<String, FieldRule> fields,
            java.util.function.Function<String, FieldTarget> target) {
        fields.forEach((path, rule) -> bindings.add(new Binding(target.apply(path), rule)));
    }

    /** Names the field in addresses and forms. */
    String code() {
        return target.section() + "." + target.number() + "." + target.path();
    }

    /** @throws org.tidewaiter.node.web.ProblemException if it names none */
    static FieldTarget target(String code) {
        String[] parts = code.split("\\.", 3);
        try {
            return new FieldTarget(Section.valueOf(parts[0]), Integer.parseInt(parts[1]), parts[2]);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException notOne) {
            throw IntakeProblems.of(org.springframework.http.HttpStatus.BAD_REQUEST, "no-such-field");
        }
    }

    boolean reads(String column) {
        return rule.columns().contains(column);
    }
}
