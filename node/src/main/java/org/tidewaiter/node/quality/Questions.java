package org.tidewaiter.node.quality;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.token.Codes;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.audit.AuditTrail;
import org.tidewaiter.node.delivery.LetterRefusedException;
import org.tidewaiter.node.delivery.Letters;
import org.tidewaiter.node.quality.QuestionRefusedException.Reason;

/** Questions about reports: asked at a hub, answered where the report was recorded. */
@Component
public class Questions {

    /** How long a reporter has to answer. */
    public static final Duration ANSWER_WITHIN = Duration.ofDays(7);

    /** Most questions on one page. */
    public static final int PAGE = 50;

    /** A count above this means "more than this". */
    public static final int MOST = 1_000;

    private static final Set<QuestionState> NOT_CLOSED =
            Set.of(QuestionState.OPEN, QuestionState.ANSWERED, QuestionState.CORRECTED);

    private final QuestionRows rows;
    private final AssessmentRows assessments;
    private final Letters letters;
    private final AuditTrail audit;
    private final Clock clock;

    Questions(QuestionRows rows, AssessmentRows assessments, Letters letters, AuditTrail audit, Clock clock) {
        this.rows = rows;
        this.assessments = assessments;
        this.letters = letters;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Asks the node that a report came from.
     *
     * @param fields paths into the report that the question is about
     * @throws QuestionRefusedException where it cannot be asked
     */
    @Transactional
    public UUID ask(AccessScope scope, Seen seen, List<String> fields, ScreenedText text) {
        scope.require(Permission.ASSESS);
        AssessedReport report = assessments
                .find(scope, seen.record())
                .orElseThrow(() -> new QuestionRefusedException(Reason.NOT_FOUND));
        boolean fits = QuestionBounds.fits(text.text())
                && fields.size() <= QuestionBounds.FIELDS
                && fields.stream().allMatch(Codes::isPath);
        require(fits, Reason.BOUNDS);
        require(rows.questions(report.identity()) < QuestionBounds.QUESTIONS, Reason.TOO_MANY);
        require(assessments.query(scope, seen), Reason.CHANGED);
        Instant now = now();
        QuestionLetters.Asked asked = new QuestionLetters.Asked(
                UUID.randomUUID(), report.identity(), seen.version(), fields, text.text(), now.plus(ANSWER_WITHIN));
        UUID letter = send(report.source(), QuestionLetters.QUESTION, QuestionLetters.write(asked));
        rows.insert(
                new Question(
                        asked.id(),
                        true,
                        report.source(),
                        report.record(),
                        asked.report(),
                        asked.version(),
                        asked.fields(),
                        asked.text(),
                        scope.accountName(),
                        now,
                        asked.due(),
                        QuestionState.OPEN,
                        null,
                        null,
                        List.of()),
                letter);
        assessments.step(seen, ReportStatus.QUERIED, AssessmentStep.Cause.QUERY, scope.accountName(), now);
        audit.record(
                scope,
                "question.asked",
                asked.id().toString(),
                Map.of("partner", report.source(), "reason", text.handling()));
        return asked.id();
    }

    /**
     * Answers a partner's question by text.
     *
     * @throws QuestionRefusedException where it cannot be answered
     */
    @Transactional
    public void answer(AccessScope scope, UUID question, ScreenedText text) {
        scope.require(Permission.ANSWER);
        Question asked = rows.find(scope, question)
                .filter(found -> !found.askedHere())
                .orElseThrow(() -> new QuestionRefusedException(Reason.NOT_FOUND));
        require(QuestionBounds.fits(text.text()), Reason.BOUNDS);
        require(asked.state() != QuestionState.CLOSED, Reason.CLOSED);
        require(rows.answers(question) < QuestionBounds.ANSWERS, Reason.TOO_MANY);
        Instant now = now();
        UUID id = UUID.randomUUID();
        String body = QuestionLetters.write(new QuestionLetters.Answered(id, question, text.text()));
        UUID letter = send(asked.partner(), QuestionLetters.ANSWER, body);
        rows.insert(question, new Question.Answer(id, text.text(), scope.accountName(), now, null), letter);
        rows.settle(question, Set.of(QuestionState.OPEN), QuestionState.ANSWERED, now);
        audit.record(
                scope,
                "question.answered",
                question.toString(),
                Map.of("partner", asked.partner(), "reason", text.handling()));
    }

    /** Whoever verifies a report has no question about it any more; its reporter is told. */
    @Transactional(propagation = Propagation.MANDATORY)
    void closeOf(UUID record) {
        Instant now = now();
        for (Question question : rows.unsettled(record)) {
            if (question.askedHere()) {
                rows.settle(question.id(), NOT_CLOSED, QuestionState.CLOSED, now);
                send(question.partner(), QuestionLetters.CLOSED, QuestionLetters.writeClosed(question.id()));
            }
        }
    }

    private UUID send(String partner, String kind, String body) {
        try {
            return letters.send(partner, kind, body);
        } catch (LetterRefusedException refused) {
            throw new QuestionRefusedException(
                    switch (refused.obstacle()) {
                        case NO_SUCH_PARTNER -> Reason.NO_PARTNER;
                        case NO_LETTER -> Reason.BOUNDS;
                        case TOO_MANY_WAITING -> Reason.TOO_MANY_WAITING;
                    });
        }
    }

    private static void require(boolean holds, Reason otherwise) {
        if (!holds) {
            throw new QuestionRefusedException(otherwise);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** One question; empty also where this account may not see it. */
    @Transactional(readOnly = true)
    public Optional<Question> find(AccessScope scope, UUID question) {
        return rows.find(scope, question);
    }

    /** What was asked about a report, oldest first. */
    @Transactional(readOnly = true)
    public List<Question> about(AccessScope scope, UUID record) {
        return rows.about(scope, record);
    }

    /** Those of these reports whose reporter has answered by text. */
    @Transactional(readOnly = true)
    public Set<UUID> answeredAmong(AccessScope scope, Collection<UUID> records) {
        scope.require(Permission.ASSESS);
        return rows.answeredAmong(records);
    }

    /**
     * One page of a list.
     *
     * @param number from 0
     */
    @Transactional(readOnly = true)
    public List<Question> list(AccessScope scope, QuestionView view, int number) {
        return rows.list(scope, view, clock.instant(), Math.clamp(number, 0, MOST) * PAGE, PAGE + 1);
    }

    @Transactional(readOnly = true)
    public Map<QuestionView, Integer> counts(AccessScope scope) {
        Map<QuestionView, Integer> counts = new EnumMap<>(QuestionView.class);
        for (QuestionView view : QuestionView.values()) {
            counts.put(view, rows.count(scope, view, clock.instant(), MOST + 1));
        }
        return counts;
    }
}
