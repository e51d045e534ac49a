package org.tidewaiter.report.registers;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a text may mean: nothing, one thing or several. Where it is several, nothing is chosen.
 *
 * @param candidates those of the strongest match, at most {@link #MOST}
 * @param all how many there are, more than the candidates where those were cut off
 * @param unknown the part of the text that means nothing here, such as the city in "Nowhere, Kenya"; null if none
 * @param repaired whether the text had to be mended first, because it had passed through a wrong encoding
 */
public record Resolution(
        List<Candidate> candidates, int all, @Nullable String unknown, boolean repaired) {

    /** Most candidates that are listed. */
    public static final int MOST = 50;

    static final Resolution NONE = new Resolution(List.of(), 0, null, false);

    static Resolution of(List<Candidate> found) {
        return new Resolution(found.stream().limit(MOST).toList(), found.size(), null, false);
    }

    public Resolution {
        candidates = List.copyOf(candidates);
    }

    public boolean isEmpty() {
        return candidates.isEmpty();
    }

    /** The one place that is meant; none where it is none, several, only a country, or a city that has but one place. */
    public Optional<RegisteredPlace> place() {
        return all == 1
                        && candidates.getFirst() instanceof Candidate.OfPlace(RegisteredPlace place, Match how)
                        && how != Match.CITY
                ? Optional.of(place)
                : Optional.empty();
    }

    /** The one country in which everything lies that may be meant; none where candidates disagree. */
    public Optional<String> country() {
        return all == candidates.size()
                        && candidates.stream()
                                        .map(Candidate::country)
                                        .distinct()
                                        .count()
                                == 1
                ? Optional.of(candidates.getFirst().country())
                : Optional.empty();
    }

    Resolution withUnknown(String part) {
        return new Resolution(candidates, all, part, repaired);
    }

    Resolution afterRepair() {
        return new Resolution(candidates, all, unknown, true);
    }
}
