package org.tidewaiter.report.matching;

import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.matching.Traits.Carried;

/** Compares how the goods travelled and were hidden. */
final class MeansComparison {

    private MeansComparison() {}

    static void into(Set<Finding> found, Traits one, Traits other, Weights weights) {
        EventComparison.add(found, origin(one, other));
        EventComparison.add(
                found,
                EventComparison.shared(one.further(), other.further(), Finding.ROUTE_SHARED, Finding.ROUTE_OTHER));
        EventComparison.add(
                found,
                EventComparison.eitherUnlessKindred(
                        weights, one.mode(), other.mode(), Finding.MODE_SAME, Finding.MODE_OTHER));
        EventComparison.add(
                found,
                EventComparison.eitherUnlessKindred(
                        weights,
                        one.conveyance(),
                        other.conveyance(),
                        Finding.CONVEYANCE_SAME,
                        Finding.CONVEYANCE_OTHER));
        EventComparison.add(found, identity(one.carried(), other.carried()));
        EventComparison.add(found, concealment(one, other));
    }

    /** No finding where what is the origin to one is a station on the way to the other. */
    private static @Nullable Finding origin(Traits one, Traits other) {
        Finding origin =
                EventComparison.shared(one.origins(), other.origins(), Finding.ORIGIN_SAME, Finding.ORIGIN_OTHER);
        boolean onTheWay = origin == Finding.ORIGIN_OTHER
                && !(Collections.disjoint(one.origins(), other.further())
                        && Collections.disjoint(other.origins(), one.further()));
        return onTheWay ? null : origin;
    }

    private static @Nullable Finding concealment(Traits one, Traits other) {
        Finding place = EventComparison.shared(
                one.hidingPlaces(), other.hidingPlaces(), Finding.CONCEALMENT_PLACE_SAME, Finding.CONCEALMENT_OTHER);
        Finding method = EventComparison.shared(
                one.hidingMethods(), other.hidingMethods(), Finding.CONCEALMENT_SAME, Finding.CONCEALMENT_PLACE_SAME);
        return place == Finding.CONCEALMENT_PLACE_SAME && method != null ? method : place;
    }

    private static @Nullable Finding identity(@Nullable Carried one, @Nullable Carried other) {
        if (one == null || other == null) {
            return null;
        }
        if (same(one.container(), other.container()) || same(one.seal(), other.seal())) {
            return Finding.IDENTITY_CONTAINER_SAME;
        }
        if (differ(one.container(), other.container())) {
            return Finding.IDENTITY_OTHER;
        }
        boolean vessel = one.vessel() != null && other.vessel() != null && Names.areAlike(one.vessel(), other.vessel());
        if (same(one.imo(), other.imo()) || vessel) {
            return Finding.IDENTITY_VESSEL_SAME;
        }
        if (same(one.flight(), other.flight())) {
            return Finding.IDENTITY_FLIGHT_SAME;
        }
        if (differ(one.imo(), other.imo())
                || differ(one.flight(), other.flight())
                || differ(one.vessel(), other.vessel())) {
            return Finding.IDENTITY_OTHER;
        }
        return one.carrier() != null && other.carrier() != null && Names.areAlike(one.carrier(), other.carrier())
                ? Finding.IDENTITY_CARRIER_SAME
                : null;
    }

    private static boolean same(@Nullable String one, @Nullable String other) {
        return one != null && one.equals(other);
    }

    private static boolean differ(@Nullable String one, @Nullable String other) {
        return one != null && other != null && !one.equals(other);
    }
}
