package org.tidewaiter.node.intake;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.web.Fault;
import org.tidewaiter.node.web.Language;
import org.tidewaiter.node.web.Messages;

/** Problem details (RFC 9457) of the intake's own answers. */
@Component
class Problems {

    private final Messages messages;

    Problems(Messages messages) {
        this.messages = messages;
    }

    ProblemDetail of(HttpStatusCode status, String code, Language language, List<Fault> faults) {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(status, messages.text(language, "intake.problem." + code));
        problem.setProperty("code", code);
        if (!faults.isEmpty()) {
            problem.setProperty("faults", faults);
        }
        return problem;
    }

    ProblemDetail refused(Language language, List<Fault> faults) {
        return of(HttpStatus.UNPROCESSABLE_CONTENT, "report-refused", language, faults);
    }
}
