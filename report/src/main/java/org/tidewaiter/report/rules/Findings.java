package org.tidewaiter.report.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Collects the faults that the rules find; each is filed under the rule that is just judging. */
final class Findings {

    private final List<Fault> faults = new ArrayList<>();
    private Rule judging = Rule.always("none", Severity.NOTE, (subject, found) -> {});

    void judge(Rule rule, Subject subject) {
        judging = rule;
        rule.check().judge(subject, this);
    }

    void at(Object path) {
        at(path, Map.of());
    }

    /** Files a fault at a path, which is spelt out only now. */
    void at(Object path, Map<String, String> arguments) {
        faults.add(new Fault(judging.id(), judging.severity(), path.toString(), arguments));
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }
}
