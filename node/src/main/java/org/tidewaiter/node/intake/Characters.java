package org.tidewaiter.node.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tidewaiter.report.Submission;
import org.tidewaiter.report.rules.Fault;
import org.tidewaiter.report.rules.Severity;
import tools.jackson.databind.JsonNode;

/** Finds characters that no text of a case has and no database keeps: control characters, halves of surrogate pairs. */
final class Characters {

    static final String RULE = "text-not-printable";

    private Characters() {}

    static List<Fault> faults(Submission submission) {
        List<Fault> faults = new ArrayList<>();
        look(submission.write(), "", faults);
        return faults;
    }

    private static void look(JsonNode node, String path, List<Fault> faults) {
        if (node.isString() && !printable(node.stringValue())) {
            faults.add(new Fault(RULE, Severity.REFUSE, path, Map.of()));
        }
        int index = 0;
        for (JsonNode element : node.isArray() ? node : List.<JsonNode>of()) {
            look(element, path + "[" + index++ + "]", faults);
        }
        if (node.isObject()) {
            node.forEachEntry((name, value) -> look(value, path.isEmpty() ? name : path + "." + name, faults));
        }
    }

    static boolean printable(String text) {
        return text.codePoints().allMatch(Characters::printable);
    }

    private static boolean printable(int character) {
        if (character == '\t' || character == '\n' || character == '\r') {
            return true;
        }
        return !Character.isISOControl(character)
                && !(character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE);
    }
}
