package org.tidewaiter.node.casework;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.casework.page.FieldLine;
import org.tidewaiter.node.casework.page.FieldSection;
import org.tidewaiter.node.casework.page.QuestionList;
import org.tidewaiter.node.casework.page.QuestionPanel;
import org.tidewaiter.node.casework.page.QuestionThread;
import org.tidewaiter.node.delivery.Letters.LetterState;
import org.tidewaiter.node.quality.Question;
import org.tidewaiter.node.quality.QuestionState;
import org.tidewaiter.node.quality.QuestionView;
import org.tidewaiter.node.quality.Questions;
import org.tidewaiter.node.registry.ReportDetail;
import org.tidewaiter.node.registry.ReportState;
import org.tidewaiter.node.registry.ReportSummary;
import org.tidewaiter.node.registry.Reports;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Pager;
import org.tidewaiter.node.web.component.State;
import org.tidewaiter.node.web.component.Tab;

/** Lays questions and their answers out. */
@Component
class QuestionPages {

    private static final int SHOWN = 160;

    private final Questions questions;
    private final Reports reports;
    private final ReportTitles titles;
    private final ReportSections sections;
    private final FieldWording wording;
    private final PartnerWording partners;
    private final Clock clock;

    QuestionPages(
            Questions questions,
            Reports reports,
            ReportTitles titles,
            ReportSections sections,
            FieldWording wording,
            PartnerWording partners,
            Clock clock) {
        this.questions = questions;
        this.reports = reports;
        this.titles = titles;
        this.sections = sections;
        this.wording = wording;
        this.partners = partners;
        this.clock = clock;
    }

    /** Null for those who neither ask nor answer. */
    @Nullable
    QuestionPanel of(AccessScope scope, ReportDetail report, Page page) {
        if (!scope.may(Permission.ASSESS) && !scope.may(Permission.ANSWER)) {
            return null;
        }
        UUID record = report.summary().record();
        List<Question> asked = questions.about(scope, record);
        boolean mayAsk = scope.may(Permission.ASSESS)
                && report.summary().recordedBy() == null
                && report.summary().state() == ReportState.SIGNED;
        if (asked.isEmpty() && !mayAsk) {
            return null;
        }
        return new QuestionPanel(
                asked.stream().map(one -> thread(scope, one, report, page)).toList(),
                mayAsk ? "/reports/" + record + "/ask" : null);
    }

    QuestionThread thread(AccessScope scope, Question question, ReportDetail report, Page page) {
        List<QuestionThread.Entry> entries = new ArrayList<>();
        String there = partners.title(question.partner(), page);
        entries.add(entry(question.askedBy(), there, question.askedAt(), question.text(), question.letter(), page));
        question.answers()
                .forEach(answer -> entries.add(
                        entry(answer.writtenBy(), there, answer.writtenAt(), answer.text(), answer.letter(), page)));
        boolean open = question.state() == QuestionState.OPEN;
        return new QuestionThread(
                question.id(),
                question.askedHere(),
                there,
                "/reports/" + question.record(),
                question.version(),
                fields(question, report, page),
                state(question),
                page.text("quality.question.state." + question.state().code()),
                open ? page.text("quality.question.due", page.wording().date(question.dueAt())) : null,
                question.overdue(clock.instant()),
                !question.askedHere() && scope.may(Permission.ANSWER) && question.state() != QuestionState.CLOSED,
                contact(question),
                entries);
    }

    /** Of the reporter, where this node asks: of the member of a gateway whose report it is. */
    private static String contact(Question question) {
        UriComponentsBuilder address =
                UriComponentsBuilder.fromPath("/contacts").queryParam("node", question.partner());
        return (question.askedHere()
                        ? address.queryParam("of", question.identity().originator())
                        : address)
                .build()
                .toUriString();
    }

    private List<String> fields(Question question, ReportDetail report, Page page) {
        Map<String, FieldLine> lines = new HashMap<>();
        lines(report, page).forEach(section -> section.lines().forEach(line -> lines.put(line.path(), line)));
        return question.fields().stream()
                .map(path -> {
                    FieldLine line = lines.get(path);
                    return line == null ? wording.label(path.replaceFirst("\\[[^]]*]", "[0]"), page) : line.label();
                })
                .distinct()
                .toList();
    }

    /** The lines of a report as its page shows them. */
    List<FieldSection> lines(ReportDetail report, Page page) {
        return report.content() == null ? List.of() : sections.of(report.content(), null, page);
    }

    private static QuestionThread.Entry entry(
            @Nullable String author,
            String there,
            java.time.Instant at,
            String text,
            @Nullable LetterState letter,
            Page page) {
        return new QuestionThread.Entry(
                author != null,
                author == null ? there : author,
                page.wording().time(at),
                text,
                letter == null ? null : mark(letter),
                letter == null ? null : arrival(letter, page));
    }

    private static State mark(LetterState letter) {
        return switch (letter.state()) {
            case WAITING -> State.WAITING;
            case ARRIVED -> State.CONFIRMED;
            case REFUSED, GIVEN_UP -> State.REFUSED;
        };
    }

    private static String arrival(LetterState letter, Page page) {
        String key = "quality.letter."
                + letter.state().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        String when = letter.settledAt() == null ? "" : page.wording().time(letter.settledAt());
        return page.text(key, when, letter.reason() == null ? "" : letter.reason());
    }

    private State state(Question question) {
        return switch (question.state()) {
            case OPEN -> question.overdue(clock.instant()) ? State.HELD : State.WAITING;
            case ANSWERED -> State.AT_PARTNER;
            case CORRECTED -> State.CORRECTED;
            case CLOSED -> State.VERIFIED;
        };
    }

    QuestionList list(AccessScope scope, QuestionView view, int number, Page page) {
        List<Question> found = questions.list(scope, view, number);
        boolean more = found.size() > Questions.PAGE;
        List<Question> shown = more ? found.subList(0, Questions.PAGE) : found;
        return new QuestionList(
                tabs(scope, view, page),
                rows(scope, shown, page),
                "quality.questions.empty." + view.code(),
                number == 0 && !more
                        ? null
                        : new Pager(
                                page.text("quality.questions.pager", shown.size()),
                                number == 0 ? null : address(view, number - 1),
                                more ? address(view, number + 1) : null));
    }

    private List<Tab> tabs(AccessScope scope, QuestionView chosen, Page page) {
        Map<QuestionView, Integer> counts = questions.counts(scope);
        List<Tab> tabs = new ArrayList<>();
        counts.forEach((view, count) -> tabs.add(new Tab(
                page.text("quality.questions." + view.code()),
                address(view, 0),
                view == chosen,
                count > Questions.MOST
                        ? page.text("quality.list.more", Questions.MOST)
                        : page.wording().number(count))));
        return tabs;
    }

    private static String address(QuestionView view, int number) {
        return QuestionController.PATH + "?view=" + view.code() + (number == 0 ? "" : "&page=" + number);
    }

    private List<QuestionList.Row> rows(AccessScope scope, List<Question> found, Page page) {
        Set<UUID> records = found.stream().map(Question::record).collect(Collectors.toSet());
        Map<UUID, String> named = new HashMap<>();
        reports.summaries(scope, List.copyOf(records))
                .forEach((ReportSummary summary) -> named.put(summary.record(), titles.title(summary, page)));
        return found.stream()
                .map(question -> new QuestionList.Row(
                        QuestionController.PATH + "/" + question.id(),
                        named.getOrDefault(
                                question.record(), question.identity().toString()),
                        partners.title(question.partner(), page),
                        shortened(question.text()),
                        page.wording().date(question.askedAt()),
                        question.state() == QuestionState.OPEN ? page.wording().date(question.dueAt()) : null,
                        state(question),
                        question.overdue(clock.instant())
                                ? page.text("quality.question.overdue")
                                : page.text("quality.question.state."
                                        + question.state().code())))
                .toList();
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }
}
