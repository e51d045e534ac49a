package org.tidewaiter.node.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tidewaiter.exchange.version.ReportIdentity;

/**
 * What would have gone under an agreement.
 *
 * @param reports looked at
 * @param due of these, what would have gone; those on hold included
 * @param held of what is due, what is on hold now
 * @param notDue of these, what would have stayed, by reason: codes of the list {@code not-due-reason}
 * @param staying the first of those that would have stayed
 * @param complete whether all reports of the period were looked at
 */
public record AgreementTrial(
        long reports, long due, long held, Map<String, Long> notDue, List<Staying> staying, boolean complete) {

    /** Most reports that are named. */
    public static final int MOST_NAMED = 200;

    public AgreementTrial {
        notDue = Map.copyOf(notDue);
        staying = List.copyOf(staying);
    }

    /** A version that would have stayed. */
    public record Staying(ReportIdentity identity, int version, String reason) {}

    /** Counts while the trial runs. */
    static final class Tally {

        private final boolean names;
        private final Map<String, Long> notDue = new TreeMap<>();
        private final List<Staying> staying = new ArrayList<>();
        private long due;
        private long held;

        /** @param names whether reports may be named */
        Tally(boolean names) {
            this.names = names;
        }

        void goes(boolean onHold) {
            due++;
            held += onHold ? 1 : 0;
        }

        void stays(ReportIdentity identity, int version, String reason) {
            notDue.merge(reason, 1L, Long::sum);
            if (names && staying.size() < MOST_NAMED) {
                staying.add(new Staying(identity, version, reason));
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
            return new AgreementTrial(reports(), due, held, notDue, staying, complete);
        }
    }
}
