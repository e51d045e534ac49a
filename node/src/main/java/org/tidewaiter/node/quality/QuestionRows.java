package org.tidewaiter.node.quality;

import static org.tidewaiter.sql.quality.Tables.ANSWER;
import static org.tidewaiter.sql.quality.Tables.QUESTION;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.delivery.Letters;
import org.tidewaiter.node.delivery.Letters.LetterState;

/** Reads and writes {@code quality.question} and its answers. */
@Component
class QuestionRows {

    private static final List<String> UNSETTLED = List.of(QuestionState.OPEN.name(), QuestionState.ANSWERED.name());

    /** As the condition of an index has them: a plan for any parameters could not use it. */
    private static final List<? extends Field<String>> INLINED_UNSETTLED =
            UNSETTLED.stream().map(DSL::inline).toList();

    private final DSLContext sql;
    private final Letters letters;

    QuestionRows(DSLContext sql, Letters letters) {
        this.sql = sql;
        this.letters = letters;
    }

    /** Which questions an account sees: about reports that it sees, if it may ask or answer. */
    private static Condition seen(AccessScope scope) {
        if (scope.ownOnly() || !(scope.may(Permission.ASSESS) || scope.may(Permission.ANSWER))) {
            return DSL.falseCondition();
        }
        Condition countries = scope.countries().isEmpty()
                ? DSL.trueCondition()
                : DSL.left(QUESTION.ORIGINATOR, DSL.inline(2)).in(scope.countries());
        return scope.member().map(QUESTION.ORIGINATOR::eq).map(countries::and).orElse(countries);
    }

    void insert(Question question, @Nullable UUID letter) {
        sql.insertInto(QUESTION)
                .set(QUESTION.ID, question.id())
                .set(QUESTION.ASKED_HERE, question.askedHere())
                .set(QUESTION.PARTNER, question.partner())
                .set(QUESTION.RECORD, question.record())
                .set(QUESTION.ORIGINATOR, question.identity().originator())
                .set(QUESTION.NUMBER, question.identity().number())
                .set(QUESTION.VERSION, question.version())
                .set(QUESTION.FIELDS, question.fields().toArray(String[]::new))
                .set(QUESTION.TEXT, question.text())
                .set(QUESTION.ASKED_BY, question.askedBy())
                .set(QUESTION.ASKED_AT, at(question.askedAt()))
                .set(QUESTION.DUE_AT, at(question.dueAt()))
                .set(QUESTION.LETTER, letter)
                .set(QUESTION.STATE, question.state().name())
                .execute();
    }

    void insert(UUID question, Question.Answer answer, @Nullable UUID letter) {
        sql.insertInto(ANSWER)
                .set(ANSWER.ID, answer.id())
                .set(ANSWER.QUESTION, question)
                .set(ANSWER.TEXT, answer.text())
                .set(ANSWER.WRITTEN_BY, answer.writtenBy())
                .set(ANSWER.WRITTEN_AT, at(answer.writtenAt()))
                .set(ANSWER.LETTER, letter)
                .execute();
    }

    /** Changes the state of a question that stands in one of these. */
    void settle(UUID question, Set<QuestionState> from, QuestionState to, Instant now) {
        sql.update(QUESTION)
                .set(QUESTION.STATE, to.name())
                .set(QUESTION.SETTLED_AT, at(now))
                .where(QUESTION.ID.eq(question))
                .and(QUESTION.STATE.in(from.stream().map(Enum::name).toList()))
                .execute();
    }

    /** A new version of a report settles what was asked about those before it. */
    void corrected(ReportIdentity identity, int version, Instant now) {
        settleUnsettled(identity, QUESTION.VERSION.lt(version), QuestionState.CORRECTED, now);
    }

    /** Nothing is left to ask about a report that is withdrawn or taken back. */
    void gone(ReportIdentity identity, Instant now) {
        settleUnsettled(identity, DSL.trueCondition(), QuestionState.CLOSED, now);
    }

    private void settleUnsettled(ReportIdentity identity, Condition which, QuestionState to, Instant now) {
        sql.update(QUESTION)
                .set(QUESTION.STATE, to.name())
                .set(QUESTION.SETTLED_AT, at(now))
                .where(about(identity))
                .and(QUESTION.STATE.in(UNSETTLED))
                .and(which)
                .execute();
    }

    /** Those of these reports about which something was asked and is not settled. */
    Set<ReportIdentity> unsettledAmong(Collection<ReportIdentity> identities) {
        return Set.copyOf(sql.selectDistinct(QUESTION.ORIGINATOR, QUESTION.NUMBER)
                .from(QUESTION)
                .where(Named.among(QUESTION.ORIGINATOR, QUESTION.NUMBER, identities))
                .and(QUESTION.STATE.in(INLINED_UNSETTLED))
                .fetch(row -> new ReportIdentity(row.value1(), row.value2())));
    }

    private static Condition about(ReportIdentity identity) {
        return QUESTION.ORIGINATOR.eq(identity.originator()).and(QUESTION.NUMBER.eq(identity.number()));
    }

    int questions(ReportIdentity identity) {
        return sql.fetchCount(QUESTION, about(identity));
    }

    int answers(UUID question) {
        return sql.fetchCount(ANSWER, ANSWER.QUESTION.eq(question));
    }

    boolean has(UUID question) {
        return sql.fetchExists(QUESTION, QUESTION.ID.eq(question));
    }

    /** A question that this node asked that partner, or was asked by it. */
    Optional<Question> with(UUID question, String partner, boolean askedHere) {
        return questions(QUESTION.ID
                        .eq(question)
                        .and(QUESTION.PARTNER.eq(partner))
                        .and(QUESTION.ASKED_HERE.eq(askedHere)))
                .stream()
                .findFirst();
    }

    Optional<Question> find(AccessScope scope, UUID question) {
        return questions(QUESTION.ID.eq(question).and(seen(scope))).stream().findFirst();
    }

    List<Question> about(AccessScope scope, UUID record) {
        return questions(QUESTION.RECORD.eq(record).and(seen(scope)));
    }

    List<Question> unsettled(UUID record) {
        return questions(QUESTION.RECORD.eq(record).and(QUESTION.STATE.ne(QuestionState.CLOSED.name())));
    }

    /** Those of these reports whose reporter has answered by text and waits. */
    Set<UUID> answeredAmong(Collection<UUID> records) {
        return records.isEmpty()
                ? Set.of()
                : Set.copyOf(sql.selectDistinct(QUESTION.RECORD)
                        .from(QUESTION)
                        .where(QUESTION.RECORD.eq(DSL.any(records.toArray(UUID[]::new))))
                        .and(QUESTION.STATE.eq(QuestionState.ANSWERED.name()))
                        .fetch(QUESTION.RECORD));
    }

    private static Condition in(AccessScope scope, QuestionView view, Instant now) {
        Condition condition = seen(scope).and(QUESTION.STATE.eq(view.state().name()));
        return view == QuestionView.OVERDUE ? condition.and(QUESTION.DUE_AT.lt(at(now))) : condition;
    }

    int count(AccessScope scope, QuestionView view, Instant now, int most) {
        return sql.fetchCount(sql.select(DSL.inline(1))
                .from(QUESTION)
                .where(in(scope, view, now))
                .limit(most));
    }

    /** Open ones by when they are due, others newest first. */
    List<Question> list(AccessScope scope, QuestionView view, Instant now, int skip, int limit) {
        var order = view.state() == QuestionState.OPEN ? QUESTION.DUE_AT.asc() : QUESTION.ASKED_AT.desc();
        return withAnswers(sql.selectFrom(QUESTION)
                .where(in(scope, view, now))
                .orderBy(order, QUESTION.ID)
                .limit(skip, limit)
                .fetch());
    }

    private List<Question> questions(Condition which) {
        return withAnswers(sql.selectFrom(QUESTION)
                .where(which)
                .orderBy(QUESTION.ASKED_AT, QUESTION.ID)
                .fetch());
    }

    private List<Question> withAnswers(List<? extends Record> rows) {
        List<UUID> ids = rows.stream().map(row -> row.get(QUESTION.ID)).toList();
        List<? extends Record> answers = ids.isEmpty()
                ? List.of()
                : sql.selectFrom(ANSWER)
                        .where(ANSWER.QUESTION.in(ids))
                        .orderBy(ANSWER.WRITTEN_AT, ANSWER.ID)
                        .fetch();
        List<UUID> carried = new ArrayList<>();
        rows.stream()
                .map(row -> row.get(QUESTION.LETTER))
                .filter(Objects::nonNull)
                .forEach(carried::add);
        answers.stream()
                .map(row -> row.get(ANSWER.LETTER))
                .filter(Objects::nonNull)
                .forEach(carried::add);
        Map<UUID, LetterState> states = letters.states(carried);
        Map<UUID, List<Question.Answer>> byQuestion = new HashMap<>();
        answers.forEach(row -> byQuestion
                .computeIfAbsent(row.get(ANSWER.QUESTION), question -> new ArrayList<>())
                .add(answer(row, states)));
        return rows.stream()
                .map(row -> question(row, states, byQuestion.getOrDefault(row.get(QUESTION.ID), List.of())))
                .toList();
    }

    private static Question.Answer answer(Record row, Map<UUID, LetterState> states) {
        return new Question.Answer(
                row.get(ANSWER.ID),
                row.get(ANSWER.TEXT),
                row.get(ANSWER.WRITTEN_BY),
                row.get(ANSWER.WRITTEN_AT).toInstant(),
                state(row.get(ANSWER.LETTER), states));
    }

    private static Question question(Record row, Map<UUID, LetterState> states, List<Question.Answer> answers) {
        OffsetDateTime settled = row.get(QUESTION.SETTLED_AT);
        return new Question(
                row.get(QUESTION.ID),
                row.get(QUESTION.ASKED_HERE),
                row.get(QUESTION.PARTNER),
                row.get(QUESTION.RECORD),
                new ReportIdentity(row.get(QUESTION.ORIGINATOR), row.get(QUESTION.NUMBER)),
                row.get(QUESTION.VERSION),
                List.of(row.get(QUESTION.FIELDS)),
                row.get(QUESTION.TEXT),
                row.get(QUESTION.ASKED_BY),
                row.get(QUESTION.ASKED_AT).toInstant(),
                row.get(QUESTION.DUE_AT).toInstant(),
                QuestionState.valueOf(row.get(QUESTION.STATE)),
                settled == null ? null : settled.toInstant(),
                state(row.get(QUESTION.LETTER), states),
                answers);
    }

    private static @Nullable LetterState state(@Nullable UUID letter, Map<UUID, LetterState> states) {
        return letter == null ? null : states.get(letter);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
