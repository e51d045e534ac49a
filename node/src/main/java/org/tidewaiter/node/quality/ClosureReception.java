package org.tidewaiter.node.quality;

import java.util.EnumSet;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.node.delivery.IncomingLetters;

/** Takes a partner's word that it is content with what came of its question. */
@Component
class ClosureReception implements IncomingLetters {

    private final QuestionRows rows;

    ClosureReception(QuestionRows rows) {
        this.rows = rows;
    }

    @Override
    public String kind() {
        return QuestionLetters.CLOSED;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Taking take(ReceivedLetter letter) {
        Optional<UUID> question = QuestionLetters.closed(letter.body());
        if (question.isEmpty()
                || rows.with(question.get(), letter.sender(), false).isEmpty()) {
            return new Taking.Refused("question-unknown");
        }
        rows.settle(question.get(), EnumSet.allOf(QuestionState.class), QuestionState.CLOSED, letter.receivedAt());
        return new Taking.Taken();
    }
}
