package org.tidewaiter.node.intake.refusal;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.tidewaiter.node.web.Fault;
import org.tidewaiter.node.web.ProblemException;

/** What the intake cannot do for those who ask. */
public final class IntakeProblems {

    private IntakeProblems() {}

    public static ProblemException of(HttpStatus status, String code, Object... arguments) {
        return ProblemException.of(status, code, "intake.problem." + code, arguments);
    }

    public static ProblemException refused(List<Fault> faults) {
        return of(HttpStatus.UNPROCESSABLE_CONTENT, "report-refused").withFaults(faults);
    }

    public static ProblemException tooLarge() {
        return of(HttpStatus.CONTENT_TOO_LARGE, "request-too-large");
    }
}
