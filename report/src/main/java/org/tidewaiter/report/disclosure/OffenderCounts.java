package org.tidewaiter.report.disclosure;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tidewaiter.report.Offenders;
import org.tidewaiter.report.Offenders.Profile;

/** Offenders as a group: how many, of which nationalities. */
final class OffenderCounts {

    private static final Comparator<Profile> BY_CODES =
            Comparator.comparing(profile -> profile.sex() + "|" + profile.ageBand() + "|" + profile.role());

    private OffenderCounts() {}

    /** The stated number, or else the number of those of whom something is known. */
    static int size(Offenders offenders) {
        Integer count = offenders.count();
        return count != null ? count : offenders.profiles().size();
    }

    /** How many offenders have each known nationality. */
    static Map<String, Integer> nationalities(Offenders offenders) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Profile profile : offenders.profiles()) {
            if (profile.nationality() != null) {
                counts.merge(profile.nationality(), 1, Integer::sum);
            }
        }
        return counts;
    }

    /** Sorted by their codes, so that the order does not lead from a description to a nationality. */
    static List<Profile> inNoTellingOrder(List<Profile> profiles) {
        return profiles.stream().sorted(BY_CODES).toList();
    }
}
