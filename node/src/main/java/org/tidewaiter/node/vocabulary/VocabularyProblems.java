package org.tidewaiter.node.vocabulary;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.tidewaiter.node.web.Fault;
import org.tidewaiter.node.web.ProblemException;

/** What the vocabulary cannot do for those who ask. */
final class VocabularyProblems {

    private VocabularyProblems() {}

    static ProblemException of(HttpStatus status, String code) {
        return ProblemException.of(status, code, "vocabulary.problem." + code);
    }

    static ProblemException notFound(String code) {
        return of(HttpStatus.NOT_FOUND, code);
    }

    static ProblemException refused(String code, List<Fault> faults) {
        return of(HttpStatus.UNPROCESSABLE_CONTENT, code).withFaults(faults);
    }
}
