package org.tidewaiter.node.pictures;

import org.springframework.http.HttpStatus;
import org.tidewaiter.node.web.ProblemException;

/** What cannot be done with pictures. */
final class PictureProblems {

    private PictureProblems() {}

    static ProblemException of(HttpStatus status, String code) {
        return ProblemException.of(status, code, "pictures.problem." + code);
    }

    static ProblemException refused(PictureRefusal refusal) {
        return ProblemException.of(refusal.status(), "picture-" + refusal.code(), key(refusal));
    }

    static String key(PictureRefusal refusal) {
        return "pictures.refused." + refusal.code();
    }

    static ProblemException notFound() {
        return of(HttpStatus.NOT_FOUND, "picture-not-found");
    }

    /** Somebody else has decided meanwhile, or it is not the time for this decision. */
    static ProblemException wrongState() {
        return of(HttpStatus.CONFLICT, "picture-wrong-state");
    }
}
