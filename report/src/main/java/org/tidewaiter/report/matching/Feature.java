package org.tidewaiter.report.matching;

import java.util.Locale;

/** What of two reports is compared; at most one finding is made of each. */
public enum Feature {
    REFERENCE,
    SENDER,
    DATE,
    TIME,
    COUNTRY,
    PLACE,
    PLACE_KIND,
    GOODS,
    QUANTITY,
    FURTHER_QUANTITY,
    VALUE,
    BRAND,
    HEADING,
    ORIGIN,
    ROUTE,
    MODE,
    CONVEYANCE,
    IDENTITY,
    CONCEALMENT,
    DIRECTION,
    OFFENCE,
    OFFENDERS,
    OPERATION;

    /** In the form of the code that stands in messages and answers. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
