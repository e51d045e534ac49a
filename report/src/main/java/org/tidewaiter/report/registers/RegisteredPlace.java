package org.tidewaiter.report.registers;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.vocabulary.Labels;

/**
 * A port, an airport, an office or a border post.
 *
 * @param register whose it is: {@code ports}, {@code airports}, or {@code offices} of a node
 * @param code unique in its register
 * @param kind code of the list {@code location-type}
 * @param also other and former names, abbreviations, the name in the local language
 * @param country ISO 3166-1 alpha-2
 * @param point null where the register has none
 */
public record RegisteredPlace(
        String register,
        String code,
        String kind,
        Labels labels,
        List<String> also,
        @Nullable String city,
        String country,
        Identifiers identifiers,
        @Nullable Point point,
        Validity validity) {

    public RegisteredPlace {
        also = List.copyOf(also);
    }

    /**
     * Codes under which others know it.
     *
     * @param locode UN/LOCODE, without a blank
     * @param iata three letters of an airport
     * @param icao four letters of an airport
     */
    public record Identifiers(
            @Nullable String locode,
            @Nullable String iata,
            @Nullable String icao) {

        /** A UN/LOCODE or nothing. */
        public static Identifiers locode(@Nullable String locode) {
            return new Identifiers(locode, null, null);
        }
    }

    /**
     * @param validFrom first day on which it may be used, null if it always could
     * @param validTo last day on which it may be used, null if it still can
     */
    public record Validity(
            @Nullable LocalDate validFrom, @Nullable LocalDate validTo) {

        /** Without an end on either side. */
        public static final Validity ALWAYS = new Validity(null, null);

        public boolean holdsOn(LocalDate day) {
            return (validFrom == null || !day.isBefore(validFrom)) && (validTo == null || !day.isAfter(validTo));
        }
    }
}
