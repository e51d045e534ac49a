package org.tidewaiter.node.casework;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.casework.page.WrittenText;
import org.tidewaiter.node.quality.Question;
import org.tidewaiter.node.quality.QuestionBounds;
import org.tidewaiter.node.quality.QuestionState;
import org.tidewaiter.node.quality.QuestionView;
import org.tidewaiter.node.quality.Questions;
import org.tidewaiter.node.quality.ScreenedText;
import org.tidewaiter.node.quality.ScreenedText.Decision;
import org.tidewaiter.node.quality.ScreenedText.Screening;
import org.tidewaiter.node.quality.Seen;
import org.tidewaiter.node.registry.ReportDetail;
import org.tidewaiter.node.registry.Reports;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.ProblemException;
import org.tidewaiter.report.screening.Hit;

/** Asks about reports and answers, on pages. What a person writes is held where it looks like personal data. */
@Controller
@Requires({Permission.ASSESS, Permission.ANSWER})
class QuestionController {

    static final String PATH = "/questions";

    private final Questions questions;
    private final QuestionPages pages;
    private final Reports reports;
    private final ReportTitles titles;
    private final PartnerWording partners;

    QuestionController(
            Questions questions, QuestionPages pages, Reports reports, ReportTitles titles, PartnerWording partners) {
        this.questions = questions;
        this.pages = pages;
        this.reports = reports;
        this.titles = titles;
        this.partners = partners;
    }

    @GetMapping(PATH)
    ModelAndView list(
            AccessScope scope,
            Page page,
            @RequestParam(defaultValue = "open") String view,
            @RequestParam(name = "page", defaultValue = "0") int number) {
        QuestionView chosen = Arrays.stream(QuestionView.values())
                .filter(one -> one.code().equals(view.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> ProblemException.of(HttpStatus.BAD_REQUEST, "filter", "casework.problem.filter"));
        return new ModelAndView("casework/questions", "list", pages.list(scope, chosen, Math.max(0, number), page));
    }

    @GetMapping(PATH + "/{question}")
    ModelAndView question(AccessScope scope, Page page, @PathVariable UUID question) {
        return form(answering(scope, found(scope, question), "", List.of(), null, page), HttpStatus.OK);
    }

    @PostMapping(PATH + "/{question}/answer")
    @Requires(Permission.ANSWER)
    ModelAndView answer(
            AccessScope scope,
            Page page,
            @PathVariable UUID question,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "NONE") Decision decision,
            RedirectAttributes attributes) {
        Question asked = found(scope, question);
        String fault = fault(text, page);
        if (fault != null) {
            return form(answering(scope, asked, text, List.of(), fault, page), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return switch (ScreenedText.screen(text, decision)) {
            case Screening.Held(var found) ->
                form(answering(scope, asked, text, found, null, page), HttpStatus.UNPROCESSABLE_CONTENT);
            case Screening.Passed(ScreenedText passed) -> {
                questions.answer(scope, question, passed);
                attributes.addFlashAttribute(Page.TOLD, page.text("quality.told.answered"));
                yield new ModelAndView("redirect:" + PATH + "/" + question);
            }
        };
    }

    @GetMapping("/reports/{record}/ask")
    @Requires(Permission.ASSESS)
    ModelAndView ask(AccessScope scope, Page page, @PathVariable UUID record) {
        return form(asking(report(scope, record), Set.of(), "", List.of(), null, page), HttpStatus.OK);
    }

    @PostMapping("/reports/{record}/ask")
    @Requires(Permission.ASSESS)
    ModelAndView ask(
            AccessScope scope,
            Page page,
            @PathVariable UUID record,
            @RequestParam int version,
            @RequestParam(required = false) @Nullable List<String> field,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "NONE") Decision decision,
            RedirectAttributes attributes) {
        ReportDetail report = report(scope, record);
        Set<String> fields = field == null ? Set.of() : new LinkedHashSet<>(field);
        String fault = fields.size() > QuestionBounds.FIELDS
                ? page.text("quality.ask.fields.many", QuestionBounds.FIELDS)
                : fault(text, page);
        if (fault != null) {
            return form(asking(report, fields, text, List.of(), fault, page), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return switch (ScreenedText.screen(text, decision)) {
            case Screening.Held(var found) ->
                form(asking(report, fields, text, found, null, page), HttpStatus.UNPROCESSABLE_CONTENT);
            case Screening.Passed(ScreenedText passed) -> {
                questions.ask(scope, new Seen(record, version), List.copyOf(fields), passed);
                attributes.addFlashAttribute(Page.TOLD, page.text("quality.told.asked"));
                yield new ModelAndView("redirect:/reports/" + record);
            }
        };
    }

    private static @Nullable String fault(String text, Page page) {
        if (text.isBlank()) {
            return page.text("quality.text.missing");
        }
        return text.length() > QuestionBounds.TEXT ? page.text("quality.text.long", QuestionBounds.TEXT) : null;
    }

    private WrittenText asking(
            ReportDetail report,
            Set<String> fields,
            String text,
            List<Hit.Kind> found,
            @Nullable String fault,
            Page page) {
        String path = "/reports/" + report.summary().record();
        return new WrittenText(
                titles.title(report.summary(), page),
                path,
                partners.title(report.summary().source(), page),
                path + "/ask",
                report.summary().version(),
                pages.lines(report, page),
                fields,
                text,
                null,
                null,
                words(found, page),
                fault);
    }

    private WrittenText answering(
            AccessScope scope,
            Question question,
            String text,
            List<Hit.Kind> found,
            @Nullable String fault,
            Page page) {
        ReportDetail report = report(scope, question.record());
        String path = "/reports/" + question.record();
        boolean correctable =
                !question.askedHere() && question.state() != QuestionState.CLOSED && scope.may(Permission.CORRECT);
        return new WrittenText(
                titles.title(report.summary(), page),
                path,
                partners.title(question.partner(), page),
                PATH + "/" + question.id() + "/answer",
                question.version(),
                List.of(),
                Set.of(),
                text,
                pages.thread(scope, question, report, page),
                correctable ? path + "/correct" : null,
                words(found, page),
                fault);
    }

    private static List<String> words(List<Hit.Kind> found, Page page) {
        return found.stream()
                .map(kind -> page.text("casework.screening."
                        + kind.name().toLowerCase(Locale.ROOT).replace('_', '-')))
                .toList();
    }

    private static ModelAndView form(WrittenText written, HttpStatus status) {
        ModelAndView view =
                new ModelAndView(written.isQuestion() ? "casework/ask" : "casework/question", "written", written);
        view.setStatus(status);
        return view;
    }

    private Question found(AccessScope scope, UUID question) {
        return questions.find(scope, question).orElseThrow(QuestionController::notFound);
    }

    private ReportDetail report(AccessScope scope, UUID record) {
        return reports.find(scope, record).orElseThrow(ReportController::notFound);
    }

    private static ProblemException notFound() {
        return ProblemException.of(HttpStatus.NOT_FOUND, "question-not-found", "quality.problem.question-not-found");
    }
}
