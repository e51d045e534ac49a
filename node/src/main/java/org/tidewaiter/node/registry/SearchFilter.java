package org.tidewaiter.node.registry;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is searched for. Empty sets and nulls ask for nothing; what is given must all hold.
 *
 * @param words every one must occur, the last letters of each may be missing
 * @param from first day of the event
 * @param until last day of the event
 * @param countries reporting or discovery country
 * @param numbers report numbers or names inside this node
 * @param states empty for all signed reports
 * @param facets what an overview asks for beyond that
 */
public record SearchFilter(
        String words,
        Set<String> categories,
        Set<String> subcategories,
        Set<String> countries,
        @Nullable String departureCountry,
        @Nullable String destinationCountry,
        Set<String> modes,
        Set<String> locationTypes,
        Set<String> directions,
        Set<String> provenances,
        @Nullable String originator,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        Set<ReportState> states,
        Set<UUID> numbers,
        boolean own,
        Facets facets) {

    /** Without facets. */
    public SearchFilter(
            String words,
            Set<String> categories,
            Set<String> subcategories,
            Set<String> countries,
            @Nullable String departureCountry,
            @Nullable String destinationCountry,
            Set<String> modes,
            Set<String> locationTypes,
            Set<String> directions,
            Set<String> provenances,
            @Nullable String originator,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            Set<ReportState> states,
            Set<UUID> numbers,
            boolean own) {
        this(
                words,
                categories,
                subcategories,
                countries,
                departureCountry,
                destinationCountry,
                modes,
                locationTypes,
                directions,
                provenances,
                originator,
                from,
                until,
                states,
                numbers,
                own,
                Facets.NONE);
    }

    /** Asks for nothing in particular. */
    public static SearchFilter everything() {
        return new SearchFilter(
                "", Set.of(), Set.of(), Set.of(), null, null, Set.of(), Set.of(), Set.of(), Set.of(), null, null, null,
                Set.of(), Set.of(), false);
    }

    /** Asks for what the asking account recorded, in any of these states. */
    public static SearchFilter own(Set<ReportState> states) {
        return new SearchFilter(
                "",
                Set.of(),
                Set.of(),
                Set.of(),
                null,
                null,
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                null,
                null,
                null,
                Set.copyOf(states),
                Set.of(),
                true);
    }

    /** The same, in these states only. */
    public SearchFilter inStates(Set<ReportState> wanted) {
        return new SearchFilter(
                words,
                categories,
                subcategories,
                countries,
                departureCountry,
                destinationCountry,
                modes,
                locationTypes,
                directions,
                provenances,
                originator,
                from,
                until,
                Set.copyOf(wanted),
                numbers,
                own,
                facets);
    }
}
