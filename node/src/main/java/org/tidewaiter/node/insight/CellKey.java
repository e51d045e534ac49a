package org.tidewaiter.node.insight;

import java.time.LocalDate;

/**
 * Names one cell of the rollups.
 *
 * @param category, mode and country a code, {@link #ANY} or {@link #NONE}
 * @param since first day of the month, of {@link Dimension#DAY} the day itself, or {@link #NO_DAY}
 * @param value a place of concealment or {@link #NONE}, a route, or empty
 */
record CellKey(Dimension dimension, String category, String mode, String country, LocalDate since, String value) {

    /** Whatever the report states. */
    static final String ANY = "*";

    /** The report states none. */
    static final String NONE = "-";

    /** Stands for a date that is not known. */
    static final LocalDate NO_DAY = LocalDate.of(1, 1, 1);

    private static final char BETWEEN = '>';

    static String route(String departure, String destination) {
        return departure + BETWEEN + destination;
    }

    static String departure(String route) {
        return route.substring(0, route.indexOf(BETWEEN));
    }

    static String destination(String route) {
        return route.substring(route.indexOf(BETWEEN) + 1);
    }
}
