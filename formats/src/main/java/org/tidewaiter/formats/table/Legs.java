package org.tidewaiter.formats.table;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.RouteLeg;
import org.tidewaiter.report.RouteLeg.Role;

/** The stations of a route by their roles: one of each, and three of transit. */
final class Legs {

    private static final int TRANSITS = 3;

    private Legs() {}

    static int places(Role role) {
        return role == Role.TRANSIT ? TRANSITS : 1;
    }

    /** The station of that role and number, from 1; null if there is none. */
    static @Nullable RouteLeg find(List<RouteLeg> route, Role role, int number) {
        int found = 0;
        for (RouteLeg leg : route) {
            if (leg.role() == role && ++found == number) {
                return leg;
            }
        }
        return null;
    }

    /** The stations for which there is no place. */
    static List<RouteLeg> beyond(List<RouteLeg> route) {
        Map<Role, Integer> seen = new EnumMap<>(Role.class);
        List<RouteLeg> beyond = new ArrayList<>();
        for (RouteLeg leg : route) {
            if (seen.merge(leg.role(), 1, Integer::sum) > places(leg.role())) {
                beyond.add(leg);
            }
        }
        return beyond;
    }
}
