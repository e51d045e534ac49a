package org.tidewaiter.node.quality;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.delivery.Letters.LetterState;

/**
 * A question about a report, with what was answered.
 *
 * @param id the same at both nodes
 * @param askedHere whether this node asks, or is asked
 * @param partner the node at the other end
 * @param record name of the report inside this node
 * @param version that it is about
 * @param fields paths into the report
 * @param askedBy the account; null where this node is asked
 * @param dueAt when an answer is expected
 * @param letter where the letter stands that carries it; null where this node is asked
 * @param answers oldest first
 */
public record Question(
        UUID id,
        boolean askedHere,
        String partner,
        UUID record,
        ReportIdentity identity,
        int version,
        List<String> fields,
        String text,
        @Nullable String askedBy,
        Instant askedAt,
        Instant dueAt,
        QuestionState state,
        @Nullable Instant settledAt,
        @Nullable LetterState letter,
        List<Answer> answers) {

    public Question {
        fields = List.copyOf(fields);
        answers = List.copyOf(answers);
    }

    /**
     * An answer to it.
     *
     * @param writtenBy the account; null at the node that asked
     * @param letter where the letter stands that carries it; null at the node that asked
     */
    public record Answer(
            UUID id,
            String text,
            @Nullable String writtenBy,
            Instant writtenAt,
            @Nullable LetterState letter) {}

    public boolean overdue(Instant now) {
        return state == QuestionState.OPEN && dueAt.isBefore(now);
    }
}
