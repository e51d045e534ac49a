package org.tidewaiter.node.quality;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.quality.QuestionRefusedException.Reason;
import org.tidewaiter.node.quality.ScreenedText.Decision;
import org.tidewaiter.node.quality.ScreenedText.Screening;
import org.tidewaiter.node.registry.ReportSummary;
import org.tidewaiter.node.registry.Reports;
import org.tidewaiter.node.web.Fault;
import org.tidewaiter.node.web.ProblemException;

/** Questions about reports and their answers, for programs. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
@Requires({Permission.ASSESS, Permission.ANSWER})
@Tag(name = "Questions", description = "What a hub asks about a report, and what its reporter answers")
class QuestionsApi {

    private final Questions questions;
    private final Reports reports;

    QuestionsApi(Questions questions, Reports reports) {
        this.questions = questions;
        this.reports = reports;
    }

    /**
     * A question to be asked.
     *
     * @param version that it is about, the newest
     * @param fields paths into the report
     * @param decision on what screening finds in the text; held where it is left out
     */
    record Asking(
            int version,
            @Nullable List<String> fields,
            String text,
            @Nullable Decision decision) {

        public Asking {
            requireNonNull(text, "text");
        }
    }

    record Answering(String text, @Nullable Decision decision) {

        public Answering {
            requireNonNull(text, "text");
        }
    }

    @GetMapping("/questions")
    @Operation(summary = "Questions that this node asks or is asked, 50 a page; open ones by when they are due")
    List<Question> list(
            AccessScope scope,
            @RequestParam(defaultValue = "OPEN") QuestionView view,
            @RequestParam(defaultValue = "0") int page) {
        List<Question> found = questions.list(scope, view, page);
        return found.subList(0, Math.min(found.size(), Questions.PAGE));
    }

    @GetMapping("/reports/{originator}/{number}/questions")
    @Operation(summary = "What was asked about a report, with the answers")
    List<Question> about(AccessScope scope, @PathVariable String originator, @PathVariable UUID number) {
        return questions.about(scope, record(scope, originator, number));
    }

    @PostMapping("/reports/{originator}/{number}/questions")
    @Requires(Permission.ASSESS)
    @Operation(summary = "Ask the node that a report came from; text with what looks like personal data is held")
    Question ask(
            AccessScope scope, @PathVariable String originator, @PathVariable UUID number, @RequestBody Asking asking) {
        Seen seen = new Seen(record(scope, originator, number), asking.version());
        List<String> fields = requireNonNullElse(asking.fields(), List.of());
        UUID question = questions.ask(scope, seen, fields, screened(asking.text(), asking.decision()));
        return questions.find(scope, question).orElseThrow();
    }

    @PostMapping("/questions/{question}/answers")
    @Requires(Permission.ANSWER)
    @Operation(summary = "Answer a question; text with what looks like personal data is held")
    Question answer(AccessScope scope, @PathVariable UUID question, @RequestBody Answering answering) {
        questions.answer(scope, question, screened(answering.text(), answering.decision()));
        return questions.find(scope, question).orElseThrow();
    }

    private static ScreenedText screened(String text, @Nullable Decision decision) {
        return switch (ScreenedText.screen(text, requireNonNullElse(decision, Decision.NONE))) {
            case Screening.Passed(var passed) -> passed;
            case Screening.Held(var found) ->
                throw ProblemException.of(HttpStatus.UNPROCESSABLE_CONTENT, "text-held", "quality.problem.text-held")
                        .withFaults(found.stream()
                                .map(kind -> new Fault(
                                        "text",
                                        "personal-data",
                                        "looks like " + kind + "; send decision MASK or AS_IT_IS, or change the text"))
                                .toList());
        };
    }

    private UUID record(AccessScope scope, String originator, UUID number) {
        try {
            return reports.named(scope, List.of(new ReportIdentity(originator, number))).stream()
                    .findFirst()
                    .map(ReportSummary::record)
                    .orElseThrow(() -> new QuestionRefusedException(Reason.NOT_FOUND));
        } catch (IllegalArgumentException noSuchName) {
            throw new QuestionRefusedException(Reason.NOT_FOUND);
        }
    }
}
