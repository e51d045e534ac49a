package org.tidewaiter.node.registry;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** What handling codes forbid, as the list {@code handling} says; a code that is not on it forbids. */
@Component
class HandlingRules {

    private static final String ONWARD = "onward";

    private final Vocabulary vocabulary;

    HandlingRules(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Whether whoever received a report may pass it on. */
    boolean letPassOn(List<String> handling) {
        return handling.stream()
                .allMatch(code -> vocabulary
                        .list("handling")
                        .code(code)
                        .filter(known -> !"no".equals(known.attributes().get(ONWARD)))
                        .isPresent());
    }
}
