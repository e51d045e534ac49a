package org.tidewaiter.node.quality;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.node.delivery.IncomingLetters;

/** Takes answers to questions of this node: only from the partner that was asked. */
@Component
class AnswerReception implements IncomingLetters {

    private final QuestionRows rows;

    AnswerReception(QuestionRows rows) {
        this.rows = rows;
    }

    @Override
    public String kind() {
        return QuestionLetters.ANSWER;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Taking take(ReceivedLetter letter) {
        QuestionLetters.Answered answered =
                QuestionLetters.answered(letter.body()).orElse(null);
        if (answered == null) {
            return new Taking.Refused("malformed");
        }
        if (rows.with(answered.question(), letter.sender(), true).isEmpty()) {
            return new Taking.Refused("question-unknown");
        }
        if (rows.answers(answered.question()) >= QuestionBounds.ANSWERS) {
            return new Taking.Refused("too-many");
        }
        rows.insert(
                answered.question(),
                new Question.Answer(answered.id(), answered.text(), null, letter.receivedAt(), null),
                null);
        rows.settle(answered.question(), Set.of(QuestionState.OPEN), QuestionState.ANSWERED, letter.receivedAt());
        return new Taking.Taken();
    }
}
