package org.tidewaiter.report.matching;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** How two reports compare in one feature. What is said of neither or of one alone is no finding. */
public enum Finding {
    /** Both carry the same reference of a national case. */
    REFERENCE_SAME(Feature.REFERENCE),
    /** Both carry a reference of the same country and year, and the references differ. */
    REFERENCE_OTHER(Feature.REFERENCE),
    /** The same, of one authority by one way: in one system each case has one number. */
    REFERENCE_OTHER_OF_ONE_SENDER(Feature.REFERENCE),
    /** One authority reports both, of one country, by one way: it would seldom do so twice. */
    SENDER_SAME(Feature.SENDER),
    /** The same, and their figures differ: what is entered twice by mistake is entered alike. */
    SENDER_SAME_OTHERWISE(Feature.SENDER),
    /** Two authorities, or two ways of one, report of one country. */
    SENDER_OTHER(Feature.SENDER),
    DATE_SAME_DAY(Feature.DATE),
    DATE_NEXT_DAY(Feature.DATE),
    /** Two to seven days lie between them. */
    DATE_SAME_WEEK(Feature.DATE),
    /** At least one is known to the month alone, and it can be the same day. */
    DATE_MONTH_FITS(Feature.DATE),
    /** At least one is known to the year alone, and it can be the same day. */
    DATE_YEAR_FITS(Feature.DATE),
    /** Eight to fourteen days lie between them. */
    DATE_SAME_FORTNIGHT(Feature.DATE),
    /** Up to 31 days lie between them. */
    DATE_WEEKS_APART(Feature.DATE),
    /** Up to 62 days lie between them. */
    DATE_MONTHS_APART(Feature.DATE),
    DATE_APART(Feature.DATE),
    TIME_SAME_HOUR(Feature.TIME),
    /** More than three hours lie between them on the same day. */
    TIME_APART(Feature.TIME),
    COUNTRY_SAME(Feature.COUNTRY),
    /** A country of which very many reports speak. */
    COUNTRY_SAME_COMMON(Feature.COUNTRY),
    /** Two countries, one of which the other report names on the route. */
    COUNTRY_ON_THE_ROUTE(Feature.COUNTRY),
    COUNTRY_OTHER(Feature.COUNTRY),
    /** The same office or the same registered place. */
    PLACE_SAME(Feature.PLACE),
    /** Their names are alike, in whatever script. */
    PLACE_ALIKE(Feature.PLACE),
    /** At most 40 km lie between them. */
    PLACE_NEAR(Feature.PLACE),
    /** Two names in Latin letters that are not alike, of places that no register tells apart. */
    PLACE_NAMES_DIFFER(Feature.PLACE),
    PLACE_OTHER(Feature.PLACE),
    PLACE_KIND_SAME(Feature.PLACE_KIND),
    PLACE_KIND_OTHER(Feature.PLACE_KIND),
    /** The same kinds of goods, at least one of which is not among the commonest. */
    GOODS_SAME(Feature.GOODS),
    /** The same kinds, all of them among the commonest. */
    GOODS_SAME_COMMON(Feature.GOODS),
    /** The same kinds, one of them of a category of which few reports speak. */
    GOODS_SAME_RARE(Feature.GOODS),
    /** Kinds that are taken for each other, as fine-cut and cut rag are. */
    GOODS_RELATED(Feature.GOODS),
    /** Some kinds are the same, or are taken for each other. */
    GOODS_SOME_SAME(Feature.GOODS),
    GOODS_CATEGORY_SAME(Feature.GOODS),
    GOODS_OTHER(Feature.GOODS),
    /** Equal figures of five or more digits that count. */
    QUANTITY_EQUAL_FIVE_DIGITS(Feature.QUANTITY),
    QUANTITY_EQUAL_FOUR_DIGITS(Feature.QUANTITY),
    QUANTITY_EQUAL_THREE_DIGITS(Feature.QUANTITY),
    QUANTITY_EQUAL_TWO_DIGITS(Feature.QUANTITY),
    /** Equal, and as round as 10 or 5,000. */
    QUANTITY_EQUAL_ROUND(Feature.QUANTITY),
    /** Equal, and not more than ten pieces. */
    QUANTITY_EQUAL_FEW(Feature.QUANTITY),
    /** One may be the other rounded: within 0.6 per cent. */
    QUANTITY_ROUNDED(Feature.QUANTITY),
    /** One is the other rounded to one or two digits, up or down: within 4 per cent. */
    QUANTITY_ROUNDED_BROADLY(Feature.QUANTITY),
    /** Within 4 per cent. */
    QUANTITY_CLOSE(Feature.QUANTITY),
    /** Within 15 per cent, as gross and net are. */
    QUANTITY_NEAR(Feature.QUANTITY),
    /** A number and a weight within 4 per cent, when the one is worked out from the other by what a piece usually weighs. */
    QUANTITY_CONVERTED(Feature.QUANTITY),
    /** A number and a weight that fit each other, by what one piece usually weighs. */
    QUANTITY_ROUGHLY(Feature.QUANTITY),
    /** Less than twice as much. */
    QUANTITY_APART(Feature.QUANTITY),
    QUANTITY_FAR(Feature.QUANTITY),
    /** A second kind of goods agrees in its quantity too, and there are more than ten pieces of it. */
    FURTHER_QUANTITY_AGREES(Feature.FURTHER_QUANTITY),
    /** The same value of four or more digits that count. */
    VALUE_EQUAL(Feature.VALUE),
    /** Within 4 per cent in one currency, or equal with fewer digits. */
    VALUE_CLOSE(Feature.VALUE),
    BRAND_SAME(Feature.BRAND),
    BRAND_OTHER(Feature.BRAND),
    HEADING_SAME(Feature.HEADING),
    HEADING_OTHER(Feature.HEADING),
    ORIGIN_SAME(Feature.ORIGIN),
    ORIGIN_OTHER(Feature.ORIGIN),
    /** They share a country of transit or destination other than that of discovery. */
    ROUTE_SHARED(Feature.ROUTE),
    ROUTE_OTHER(Feature.ROUTE),
    MODE_SAME(Feature.MODE),
    MODE_OTHER(Feature.MODE),
    CONVEYANCE_SAME(Feature.CONVEYANCE),
    CONVEYANCE_OTHER(Feature.CONVEYANCE),
    /** The same container or seal. */
    IDENTITY_CONTAINER_SAME(Feature.IDENTITY),
    IDENTITY_VESSEL_SAME(Feature.IDENTITY),
    IDENTITY_FLIGHT_SAME(Feature.IDENTITY),
    IDENTITY_CARRIER_SAME(Feature.IDENTITY),
    /** Another container, vessel or flight. */
    IDENTITY_OTHER(Feature.IDENTITY),
    CONCEALMENT_SAME(Feature.CONCEALMENT),
    CONCEALMENT_PLACE_SAME(Feature.CONCEALMENT),
    CONCEALMENT_OTHER(Feature.CONCEALMENT),
    DIRECTION_SAME(Feature.DIRECTION),
    DIRECTION_OTHER(Feature.DIRECTION),
    OFFENCE_SAME(Feature.OFFENCE),
    OFFENCE_OTHER(Feature.OFFENCE),
    OFFENDERS_SAME(Feature.OFFENDERS),
    OFFENDERS_OTHER(Feature.OFFENDERS),
    OPERATION_SAME(Feature.OPERATION);

    private static final Set<Feature> COMPANIONS = EnumSet.of(
            Feature.PLACE_KIND,
            Feature.HEADING,
            Feature.ORIGIN,
            Feature.ROUTE,
            Feature.MODE,
            Feature.CONVEYANCE,
            Feature.IDENTITY,
            Feature.CONCEALMENT,
            Feature.DIRECTION,
            Feature.OFFENCE,
            Feature.OFFENDERS);

    private final Feature feature;

    Finding(Feature feature) {
        this.feature = feature;
    }

    public Feature feature() {
        return feature;
    }

    /**
     * Whether it tells how a consignment travelled, was hidden or was judged: what consignments of one ring share. That of a
     * container does not, which travels once.
     */
    boolean isCompanion() {
        return this != IDENTITY_CONTAINER_SAME && COMPANIONS.contains(feature);
    }

    /** In the form of the code that stands in messages and answers. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
