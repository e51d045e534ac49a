package org.tidewaiter.node.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.tidewaiter.exchange.version.ReportIdentity;

/**
 * What would have travelled under an agreement.
 *
 * @param incoming whether it is judged at the receiver, of what it holds from the sender
 * @param reports looked at
 * @param due of these, what would have travelled; those on hold included
 * @param held of what is due, what is on hold now
 * @param notDue of these, what would have stayed, by reason: codes of the list {@code not-due-reason}
 * @param staying the first of those that would have stayed, for each reason
 * @param complete whether all reports of the period were looked at
 */
public record AgreementTrial(
        boolean incoming,
        long reports,
        long due,
        long held,
        Map<String, Long> notDue,
        List<Staying> staying,
        boolean complete) {

    /** Most reports that are named for one reason. */
    public static final int MOST_NAMED = 20;

    public AgreementTrial {
        notDue = Map.copyOf(notDue);
        staying = List.copyOf(staying);
    }

    /**
     * A version that would have stayed.
     *
     * @param record the report's name inside this node
     */
    public record Staying(UUID record, ReportIdentity identity, int version, String reason) {}

    /** Counts while the trial runs. */
    static final class Tally {

        private final boolean incoming;
        private final boolean names;
        private final Map<String, Long> notDue = new TreeMap<>();
        private final List<Staying> staying = new ArrayList<>();
        private long due;
        private long held;

        /** @param names whether reports may be named */
        Tally(boolean incoming, boolean names) {
            this.incoming = incoming;
            this.names = names;
        }

        void goes(boolean onHold) {
            due++;
            held += onHold ? 1 : 0;
        }

        void stays(Staying one) {
            long counted = notDue.merge(one.reason(), 1L, Long::sum);
            if (names && counted <= MOST_NAMED) {
                staying.add(one);
            }
        }

        long reports() {
            return due + notDue.values().stream().mapToLong(Long::longValue).sum();
        }

        AgreementTrial whole() {
            return trial(true);
        }

        AgreementTrial cutOff() {
            return trial(false);
        }

        private AgreementTrial trial(boolean complete) {
            return new AgreementTrial(incoming, reports(), due, held, notDue, staying, complete);
        }
    }
}
