package org.tidewaiter.node.insight;

import java.util.List;
import java.util.Locale;

/**
 * Lays the globe on the sheet of the overview's map, which shows each country in its true size beside the others: the
 * Equal Earth projection of Šavrič, Patterson and Jenny (2018), cut off below 57 degrees south, where nobody seizes.
 */
final class MapSheet {

    static final int WIDTH = 960;
    static final int HEIGHT = 420;

    private static final double A1 = 1.340264;
    private static final double A2 = -0.081106;
    private static final double A3 = 0.000893;
    private static final double A4 = 0.003796;
    private static final double ROOT = Math.sqrt(3);
    private static final double SCALE = WIDTH / (4 * ROOT * Math.PI / (3 * A1));
    private static final double TOP = 1.31;

    private MapSheet() {}

    static double x(Degrees place) {
        double t = parametric(place);
        double square = t * t;
        double six = square * square * square;
        return WIDTH / 2.0
                + SCALE
                        * 2
                        * ROOT
                        * Math.toRadians(place.longitude())
                        * Math.cos(t)
                        / (3 * (9 * A4 * six * square + 7 * A3 * six + 3 * A2 * square + A1));
    }

    static double y(Degrees place) {
        double t = parametric(place);
        double square = t * t;
        double six = square * square * square;
        return SCALE * (TOP - t * (A4 * six * square + A3 * six + A2 * square + A1));
    }

    /** Whether the place is on the sheet, which ends in the south. */
    static boolean holds(Degrees place) {
        return y(place) <= HEIGHT && y(place) >= 0;
    }

    private static double parametric(Degrees place) {
        return Math.asin(ROOT / 2 * Math.sin(Math.toRadians(place.latitude())));
    }

    /** Lines, or closed areas, as the data of an SVG path. */
    static String path(List<List<Degrees>> pieces, boolean closed) {
        StringBuilder path = new StringBuilder();
        for (List<Degrees> piece : pieces) {
            char command = 'M';
            for (Degrees place : piece) {
                path.append(command).append(number(x(place))).append(' ').append(number(y(place)));
                command = 'L';
            }
            if (closed) {
                path.append('Z');
            }
        }
        return path.toString();
    }

    /** Places as the data of an SVG path whose round line ends are the dots. */
    static String dots(List<Degrees> places) {
        StringBuilder path = new StringBuilder();
        for (Degrees place : places) {
            path.append('M')
                    .append(number(x(place)))
                    .append(' ')
                    .append(number(y(place)))
                    .append("h0");
        }
        return path.toString();
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
