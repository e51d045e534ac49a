package org.tidewaiter.node.insight;

import java.util.ArrayList;
import java.util.List;

/** The shortest way between two places, as a ship or an aircraft would take it on an empty globe. */
final class GreatCircle {

    private static final int STEPS = 48;
    private static final double NEARLY_OPPOSITE = Math.PI - 1e-6;

    private GreatCircle() {}

    /** The way in pieces, none of which crosses the date line. Places opposite each other are joined by way of a pole. */
    static List<List<Degrees>> between(Degrees from, Degrees to) {
        double[] start = vector(from);
        double[] end = vector(to);
        double angle = Math.acos(Math.clamp(start[0] * end[0] + start[1] * end[1] + start[2] * end[2], -1, 1));
        if (angle > NEARLY_OPPOSITE) {
            List<List<Degrees>> pieces = new ArrayList<>(between(from, new Degrees(from.longitude(), 89.9)));
            pieces.addAll(between(new Degrees(to.longitude(), 89.9), to));
            return pieces;
        }
        List<Degrees> line = new ArrayList<>(STEPS + 1);
        line.add(from);
        for (int step = 1; step < STEPS && angle > 0; step++) {
            double share = (double) step / STEPS;
            double a = Math.sin((1 - share) * angle) / Math.sin(angle);
            double b = Math.sin(share * angle) / Math.sin(angle);
            line.add(degrees(a * start[0] + b * end[0], a * start[1] + b * end[1], a * start[2] + b * end[2]));
        }
        line.add(to);
        return DateLine.cutLine(line);
    }

    /** The middle of many places, also of those on both sides of the date line. */
    static Degrees middle(List<Degrees> places) {
        double x = 0;
        double y = 0;
        double z = 0;
        for (Degrees place : places) {
            double[] vector = vector(place);
            x += vector[0];
            y += vector[1];
            z += vector[2];
        }
        return degrees(x, y, z);
    }

    private static double[] vector(Degrees place) {
        double longitude = Math.toRadians(place.longitude());
        double latitude = Math.toRadians(place.latitude());
        return new double[] {
            Math.cos(latitude) * Math.cos(longitude), Math.cos(latitude) * Math.sin(longitude), Math.sin(latitude)
        };
    }

    private static Degrees degrees(double x, double y, double z) {
        return new Degrees(Math.toDegrees(Math.atan2(y, x)), Math.toDegrees(Math.atan2(z, Math.hypot(x, y))));
    }
}
