package org.tidewaiter.exchange.receipt;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.tidewaiter.exchange.token.Codes;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.ItemFault;
import org.tidewaiter.exchange.version.RejectedVersion;

/** What became of one item. Times are to the millisecond; positions are those of the receiver's journal, from 1. */
public sealed interface Outcome {

    /** Stored for the first time. */
    record Accepted(long position, Instant at) implements Outcome {
        public Accepted {
            Codes.requireNumber(position, 1, "the position");
            at = at.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /**
     * Held before, and not changed now.
     *
     * @param at when it was first accepted
     * @param position its position since then
     * @param receipt the receipt that said so first
     */
    record AlreadyAccepted(Instant at, long position, UUID receipt) implements Outcome {
        public AlreadyAccepted {
            Codes.requireNumber(position, 1, "the position");
            Objects.requireNonNull(receipt, "receipt");
            at = at.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /** Held before; valid new disclosures were added to it now, at that position. */
    record Supplemented(long position, Instant at) implements Outcome {
        public Supplemented {
            Codes.requireNumber(position, 1, "the position");
            at = at.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /**
     * The receiver holds another branch; the first one stays.
     *
     * @param kept digest of the version that is held
     */
    record Conflict(Digest kept) implements Outcome {
        public Conflict {
            Objects.requireNonNull(kept, "kept");
        }
    }

    /**
     * Cannot be accepted as it is. Never remembered against the digest: the cause may go away.
     *
     * @param faults at least one, at most {@value RejectedVersion#MAXIMUM_FAULTS}
     */
    record Refused(List<ItemFault> faults) implements Outcome {
        public Refused {
            if (faults.isEmpty()) {
                throw new IllegalArgumentException("a refusal has a fault");
            }
            faults = List.copyOf(faults.subList(0, Math.min(faults.size(), RejectedVersion.MAXIMUM_FAULTS)));
        }
    }

    /** Cannot be judged yet; to be sent again later. Nothing was stored. */
    record Waiting(WaitingCause cause) implements Outcome {
        public Waiting {
            Objects.requireNonNull(cause, "cause");
        }
    }

    /**
     * Answers a recall: what came of the report under the agreement is hidden, and stays so for all that was sent before
     * the recall.
     *
     * @param at when it was hidden first
     */
    record Recalled(Instant at) implements Outcome {
        public Recalled {
            at = at.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /** Waiting, if the only fault is that something is not known here yet; refused otherwise. */
    static Outcome rejecting(List<ItemFault> faults) {
        if (faults.size() == 1) {
            return WaitingCause.of(faults.getFirst()).<Outcome>map(Waiting::new).orElseGet(() -> new Refused(faults));
        }
        return new Refused(faults);
    }
}
