package org.tidewaiter.node.delivery;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sends signed letters to partners. A letter leaves the node: its body holds codes, or what a person wrote for the
 * partner on purpose.
 */
public interface Letters {

    /**
     * Writes a letter into the caller's transaction; it is sent when that has committed, after those written to the same
     * partner before.
     *
     * @param kind the code that the partner's {@link IncomingLetters} of this kind has
     * @param body one JSON object as text
     * @return the letter's id
     * @throws LetterRefusedException if there is no such partner, the body is no letter's, or too much waits already
     */
    UUID send(String partner, String kind, String body);

    /** Where letters of this node stand; none of unknown ones. */
    Map<UUID, LetterState> states(Collection<UUID> letters);

    /**
     * Letters that a partner refused or that were given up, newest first; and those that wait until the partner's program knows
     * their kind.
     */
    List<LetterState> notTaken(int limit);

    /** Partners that letters can be sent to, by name. */
    List<String> partners();

    /** Why a letter could not be written. Nothing of it is kept. */
    enum Obstacle {
        NO_SUCH_PARTNER,
        NO_LETTER,
        TOO_MANY_WAITING
    }

    /**
     * Where a letter stands.
     *
     * @param reason a code; null where there is none
     * @param settledAt when the answer came, or when it was given up
     */
    record LetterState(
            UUID id,
            String partner,
            String kind,
            State state,
            @Nullable String reason,
            Instant writtenAt,
            @Nullable Instant settledAt) {

        /** A letter's ways. */
        public enum State {
            WAITING,
            /** The partner signed that it has taken it. */
            ARRIVED,
            /** The partner signed that it does not take it. */
            REFUSED,
            /** The partner answered again and again without a signature; whether it has it is not known. */
            GIVEN_UP
        }
    }
}
