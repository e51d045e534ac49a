package org.tidewaiter.report.matching;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What must hold beside a high score before a rule may link: the same day, country, place and kinds of goods, something that
 * no other seizure has by chance, and nothing that speaks against it. Parcels, letters and what travellers carry by air come in
 * series that are alike in all that a report without persons can say, so that none of them is linked by its likeness.
 */
final class SafeLink {

    private static final Set<Finding> AGAINST = EnumSet.of(
            Finding.REFERENCE_OTHER,
            Finding.REFERENCE_OTHER_OF_ONE_SENDER,
            Finding.SENDER_SAME,
            Finding.SENDER_SAME_OTHERWISE,
            Finding.QUANTITY_NEAR,
            Finding.QUANTITY_APART,
            Finding.QUANTITY_FAR,
            Finding.TIME_APART,
            Finding.BRAND_OTHER,
            Finding.HEADING_OTHER,
            Finding.ORIGIN_OTHER,
            Finding.MODE_OTHER,
            Finding.IDENTITY_OTHER,
            Finding.CONCEALMENT_OTHER,
            Finding.OFFENDERS_OTHER);

    private static final Set<Finding> COUNTRY = EnumSet.of(Finding.COUNTRY_SAME, Finding.COUNTRY_SAME_COMMON);
    private static final Set<Finding> PLACE = EnumSet.of(Finding.PLACE_SAME, Finding.PLACE_ALIKE, Finding.PLACE_NEAR);
    private static final Set<Finding> GOODS =
            EnumSet.of(Finding.GOODS_SAME, Finding.GOODS_SAME_COMMON, Finding.GOODS_SAME_RARE);
    private static final Set<Finding> QUANTITY = EnumSet.of(
            Finding.QUANTITY_EQUAL_FIVE_DIGITS,
            Finding.QUANTITY_EQUAL_FOUR_DIGITS,
            Finding.QUANTITY_EQUAL_THREE_DIGITS,
            Finding.QUANTITY_EQUAL_TWO_DIGITS,
            Finding.QUANTITY_ROUNDED,
            Finding.QUANTITY_ROUNDED_BROADLY,
            Finding.QUANTITY_CLOSE);

    private static final Set<Finding> SPECIFIC =
            EnumSet.of(Finding.QUANTITY_EQUAL_FOUR_DIGITS, Finding.QUANTITY_EQUAL_THREE_DIGITS);
    private static final Set<Finding> CONFIRMING =
            EnumSet.of(Finding.FURTHER_QUANTITY_AGREES, Finding.TIME_SAME_HOUR, Finding.OPERATION_SAME);

    private static final Set<String> PARCEL_PLACES = Set.of("POST_EXCHANGE", "EXPRESS_HUB", "AIRPORT");
    private static final Set<String> PARCEL_MEANS =
            Set.of("POSTAL_PARCEL", "POSTAL_LETTER", "EXPRESS_PARCEL", "ECOMMERCE_LOAD");
    private static final Set<String> SERIAL_MODES = Set.of("4", "5");

    private SafeLink() {}

    static boolean holds(Traits one, Traits other, List<Evidence> evidence) {
        Set<Finding> found = EnumSet.noneOf(Finding.class);
        evidence.forEach(each -> found.add(each.finding()));
        return found.contains(Finding.DATE_SAME_DAY)
                && hasOneOf(found, COUNTRY)
                && hasOneOf(found, PLACE)
                && hasOneOf(found, GOODS)
                && isRare(found)
                && !hasOneOf(found, AGAINST)
                && !comesInSeries(one)
                && !comesInSeries(other);
    }

    private static boolean isRare(Set<Finding> found) {
        boolean container = found.contains(Finding.IDENTITY_CONTAINER_SAME) && hasOneOf(found, QUANTITY);
        boolean figure = found.contains(Finding.QUANTITY_EQUAL_FIVE_DIGITS)
                || hasOneOf(found, SPECIFIC) && hasOneOf(found, CONFIRMING);
        return container || figure;
    }

    private static boolean hasOneOf(Set<Finding> found, Set<Finding> wanted) {
        return wanted.stream().anyMatch(found::contains);
    }

    private static boolean comesInSeries(Traits traits) {
        return traits.mode() != null && SERIAL_MODES.contains(traits.mode())
                || traits.placeKind() != null && PARCEL_PLACES.contains(traits.placeKind())
                || traits.conveyance() != null && PARCEL_MEANS.contains(traits.conveyance());
    }
}
