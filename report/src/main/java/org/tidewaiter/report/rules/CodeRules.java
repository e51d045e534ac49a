package org.tidewaiter.report.rules;

import static org.tidewaiter.report.rules.Rule.always;
import static org.tidewaiter.report.rules.Severity.ASK;
import static org.tidewaiter.report.rules.Severity.REFUSE;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tidewaiter.report.vocabulary.Code;
import org.tidewaiter.report.vocabulary.CodedFields;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** Codes: in their list, valid on the day of the event, fitting each other. */
final class CodeRules {

    private CodeRules() {}

    static List<Rule> all() {
        return List.of(
                always(
                        "code-unknown",
                        REFUSE,
                        (subject, found) -> codes(subject, (lists, code, path) -> {
                            if (!HarmonizedRules.answers(lists.getFirst(), code)
                                    && find(subject.vocabulary(), lists, code).isEmpty()) {
                                found.at(path, Map.of("list", lists.getFirst()));
                            }
                        })),
                always(
                        "code-not-valid",
                        REFUSE,
                        (subject, found) -> codes(subject, (lists, code, path) -> {
                            Optional<Code> known = find(subject.vocabulary(), lists, code);
                            if (!HarmonizedRules.answers(lists.getFirst(), code)
                                    && known.isPresent()
                                    && !known.get().validOn(subject.day())) {
                                found.at(path, Map.of("list", lists.getFirst(), "code", code));
                            }
                        })),
                always(
                        "subcategory-of-category",
                        REFUSE,
                        (subject, found) -> subject.eachLine((line, path) -> {
                            Optional<Code> subcategory =
                                    subject.vocabulary().list("subcategory").code(line.subcategory());
                            if (subcategory.isPresent()
                                    && !line.category().equals(subcategory.get().parent())) {
                                found.at(path + ".subcategory");
                            }
                        })),
                always(
                        "hs6-fits",
                        ASK,
                        (subject, found) -> subject.eachLine((line, path) -> {
                            String hs6 = line.hs6();
                            List<String> prefixes = subject.vocabulary()
                                    .list("subcategory")
                                    .code(line.subcategory())
                                    .map(code -> code.words("hs"))
                                    .orElse(List.of());
                            if (hs6 != null
                                    && !prefixes.isEmpty()
                                    && prefixes.stream().noneMatch(hs6::startsWith)) {
                                found.at(path + ".hs6", Map.of("usual", String.join(", ", prefixes)));
                            }
                        })));
    }

    private static Optional<Code> find(Vocabulary vocabulary, List<String> lists, String code) {
        for (String list : lists) {
            Optional<Code> found = vocabulary.list(list).code(code);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static void codes(Subject subject, CodeVisitor visitor) {
        Walk.over(subject, (owner, field, value, path) -> {
            List<String> lists = CodedFields.lists(owner, field);
            if (!lists.isEmpty()) {
                Walk.texts(value, path, (code, at) -> visitor.visit(lists, code, at));
            }
        });
    }

    @FunctionalInterface
    private interface CodeVisitor {
        void visit(List<String> lists, String code, Object path);
    }
}
