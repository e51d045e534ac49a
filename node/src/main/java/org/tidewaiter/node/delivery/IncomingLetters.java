package org.tidewaiter.node.delivery;

import java.time.Instant;
import java.util.UUID;

/** Takes letters of one kind; implemented by whoever reads them. */
public interface IncomingLetters {

    /** The kind that this takes; no other bean takes the same. */
    String kind();

    /**
     * Takes a letter in the transaction that also records it as taken: it is given once, whatever is repeated. What was
     * written is undone if it is refused. An exception means that nothing can be said now; the sender comes again.
     */
    Taking take(ReceivedLetter letter);

    /**
     * A letter whose signature, sender and audience have been checked.
     *
     * @param sender the partner that signed it, also the one at the other end of the line
     * @param writtenAt by the sender's clock
     * @param body one JSON object as text; its content is the sender's word and still to be checked
     */
    record ReceivedLetter(UUID id, String sender, String kind, Instant writtenAt, Instant receivedAt, String body) {}

    /** What came of it. */
    sealed interface Taking {

        record Taken() implements Taking {}

        /**
         * Not taken; the sender is told and does not send it again.
         *
         * @param reason a code
         */
        record Refused(String reason) implements Taking {}
    }
}
