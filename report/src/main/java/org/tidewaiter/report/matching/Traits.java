package org.tidewaiter.report.matching;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.EventDate;

/**
 * What of a report can be compared with another, brought into one form; small enough to be kept beside it.
 *
 * @param country of the discovery, or else of the place, or else of the authority that reports
 * @param countryAssumed whether nothing but the authority tells the country
 * @param goods one for each kind, however many lines it was split into
 * @param origins countries of origin and departure
 * @param further countries of transit and destination, but for that of the discovery
 * @param carried IMO numbers, containers, names: what identifies the means of transport
 */
public record Traits(
        @Nullable String eventKind,
        @Nullable EventDate date,
        @Nullable String country,
        boolean countryAssumed,
        @Nullable Spot place,
        @Nullable String placeKind,
        @Nullable String direction,
        @Nullable String offence,
        List<KindTotal> goods,
        List<String> origins,
        List<String> further,
        @Nullable String mode,
        @Nullable String conveyance,
        @Nullable Carried carried,
        List<String> hidingPlaces,
        List<String> hidingMethods,
        @Nullable Integer offenders,
        @Nullable String operation) {

    public Traits {
        goods = copy(goods);
        origins = copy(origins);
        further = copy(further);
        hidingPlaces = copy(hidingPlaces);
        hidingMethods = copy(hidingMethods);
    }

    private static <T> List<T> copy(@Nullable List<T> values) {
        return values == null ? List.of() : List.copyOf(values);
    }

    /**
     * Where it was.
     *
     * @param codes in the registers of places, of all that may be meant
     * @param names in plain Latin letters, without words such as "port of"
     * @param romanised whether the names were written in another script
     * @param region whether a region or district is named, which may contain any place of the country
     * @param latitude degrees north, null where not known
     * @param longitude degrees east
     */
    public record Spot(
            @Nullable String office,
            List<String> codes,
            List<String> names,
            boolean romanised,
            boolean region,
            @Nullable BigDecimal latitude,
            @Nullable BigDecimal longitude) {

        public Spot {
            codes = copy(codes);
            names = copy(names);
        }
    }

    /**
     * All goods of one kind.
     *
     * @param amounts by base unit, or by the unit stated where it does not convert, or by currency
     * @param digits how many digits of the amount count, at most, as it was stated; by the same units
     * @param values value of the goods by currency
     * @param headings six digits of the Harmonized System
     * @param brands in plain Latin letters
     */
    public record KindTotal(
            String category,
            String subcategory,
            Map<String, BigDecimal> amounts,
            Map<String, Integer> digits,
            Map<String, BigDecimal> values,
            List<String> headings,
            List<String> brands) {

        public KindTotal {
            amounts = amounts == null ? Map.of() : Map.copyOf(amounts);
            digits = digits == null ? Map.of() : Map.copyOf(digits);
            values = values == null ? Map.of() : Map.copyOf(values);
            headings = copy(headings);
            brands = copy(brands);
        }
    }

    /** Letters and digits alone, in capitals; the name of a vessel in plain Latin letters. */
    public record Carried(
            @Nullable String carrier,
            @Nullable String flight,
            @Nullable String vessel,
            @Nullable String imo,
            @Nullable String container,
            @Nullable String seal) {}
}
