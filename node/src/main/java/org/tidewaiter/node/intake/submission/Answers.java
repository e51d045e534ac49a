package org.tidewaiter.node.intake.submission;

import java.util.Set;
import org.tidewaiter.report.rules.Fault;

/** Which questions of the rules the officer has answered with "yes, it is so". */
@FunctionalInterface
public interface Answers {

    /** A program cannot be asked: its questions become notes. */
    Answers ALL = question -> true;

    /** Whether this question is answered. */
    boolean answers(Fault question);

    /** Those ticked on the form, by {@link #name}. */
    static Answers ticked(Set<String> names) {
        Set<String> ticked = Set.copyOf(names);
        return question -> ticked.contains(name(question));
    }

    /** Names a question: the same rule at another place is another question. */
    static String name(Fault question) {
        return question.rule() + "@" + question.path();
    }
}
