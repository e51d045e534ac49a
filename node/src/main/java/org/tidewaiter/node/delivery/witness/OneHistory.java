package org.tidewaiter.node.delivery.witness;

import java.util.List;
import org.tidewaiter.exchange.log.ConsistencyProof;
import org.tidewaiter.exchange.log.LogDamagedException;
import org.tidewaiter.exchange.log.LogHead;
import org.tidewaiter.exchange.log.LogPoint;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.node.delivery.witness.LogCalls.Said;
import org.tidewaiter.node.ledger.Ledger;

/** Holds a point of a log that somebody says to have seen against a head that the log's node stands by. */
final class OneHistory {

    /** How the point stands to the head. */
    enum Verdict {
        /** The head goes on from it. */
        PROVEN,
        /** The head does not go on from it. */
        OTHER,
        /** It is beyond the head. */
        FURTHER,
        /** Of an epoch that has ended, and the log that follows knows of it. */
        ENDED,
        /** The log says itself that it has no proof. */
        UNPROVEN,
        /** There was no answer that says anything. */
        UNSAID
    }

    /** Shows that a log had come from one point to the other. */
    @FunctionalInterface
    interface Proofs<E extends Exception> {

        Said<List<Digest>> between(LogPoint older, LogPoint newer) throws E;
    }

    private OneHistory() {}

    static <E extends Exception> Verdict of(LogPoint point, LogHead head, Proofs<E> proofs) throws E {
        LogPoint known = head.point();
        if (point.epoch() < known.epoch()) {
            return ofClosed(point, head);
        }
        if (point.epoch() > known.epoch() || point.size() > known.size()) {
            return Verdict.FURTHER;
        }
        return switch (proofs.between(point, known)) {
            case Said.Away<List<Digest>> _, Said.Nothing<List<Digest>> _ -> Verdict.UNSAID;
            case Said.Unproven<List<Digest>> _, Said.Behind<List<Digest>> _ -> Verdict.UNPROVEN;
            case Said.Answered<List<Digest>>(List<Digest> proof) ->
                ConsistencyProof.proves(point, known, proof) ? Verdict.PROVEN : Verdict.OTHER;
        };
    }

    /** Of an epoch that has ended nothing can be proven any more, nor need it be if the log that follows knows of it. */
    private static Verdict ofClosed(LogPoint point, LogHead head) {
        boolean forgotten = head.follows().size() == LogHead.MOST_EPOCHS
                && head.follows().stream().allMatch(closed -> closed.epoch() > point.epoch());
        return forgotten || head.followsFrom(point) ? Verdict.ENDED : Verdict.OTHER;
    }

    /** What this node's own log shows. */
    static Proofs<RuntimeException> ownProofs(Ledger ledger) {
        return (older, newer) -> {
            try {
                return new Said.Answered<>(ledger.consistency(newer.epoch(), older.size(), newer.size()));
            } catch (LogDamagedException damaged) {
                return new Said.Nothing<>();
            }
        };
    }
}
