package org.tidewaiter.node.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoublePredicate;

/** Cuts lines and areas at 180 degrees, where the map ends: uncut they would run across the whole of it. */
final class DateLine {

    private static final double EDGE = 180;
    private static final double TURN = 360;

    private DateLine() {}

    /** The pieces of a line. */
    static List<List<Degrees>> cutLine(List<Degrees> line) {
        List<List<Degrees>> pieces = new ArrayList<>();
        List<Degrees> piece = new ArrayList<>();
        for (Degrees next : line) {
            if (!piece.isEmpty()) {
                Degrees last = piece.getLast();
                double jump = next.longitude() - last.longitude();
                if (Math.abs(jump) > EDGE) {
                    double edge = jump < 0 ? EDGE : -EDGE;
                    Degrees crossing = last.towards(next.east(2 * edge), edge);
                    piece.add(crossing);
                    pieces.add(piece);
                    piece = new ArrayList<>();
                    piece.add(crossing.east(-2 * edge));
                }
            }
            piece.add(next);
        }
        pieces.add(piece);
        return pieces;
    }

    /** The pieces of an area that is given by its closed outline; none of one that goes around a pole. */
    static List<List<Degrees>> cutArea(List<Degrees> outline) {
        List<Degrees> whole = unrolled(outline);
        List<List<Degrees>> pieces = new ArrayList<>();
        if (Math.abs(whole.getFirst().longitude() - whole.getLast().longitude()) > EDGE) {
            return pieces;
        }
        for (int turn = -1; turn <= 1; turn++) {
            double west = turn * TURN - EDGE;
            double east = turn * TURN + EDGE;
            List<Degrees> piece = clipped(clipped(whole, west, x -> x >= west), east, x -> x <= east);
            if (piece.size() > 2) {
                double back = -turn * TURN;
                pieces.add(piece.stream().map(place -> place.east(back)).toList());
            }
        }
        return pieces;
    }

    /** With longitudes that go on past the edge instead of jumping. */
    private static List<Degrees> unrolled(List<Degrees> outline) {
        List<Degrees> whole = new ArrayList<>(outline.size());
        double turns = 0;
        double before = outline.getFirst().longitude();
        for (Degrees place : outline) {
            double jump = place.longitude() - before;
            if (Math.abs(jump) > EDGE) {
                turns -= Math.signum(jump) * TURN;
            }
            before = place.longitude();
            whole.add(place.east(turns));
        }
        return whole;
    }

    /** What of an area lies on one side of a meridian. */
    private static List<Degrees> clipped(List<Degrees> area, double meridian, DoublePredicate inside) {
        List<Degrees> kept = new ArrayList<>();
        for (int i = 0; i < area.size(); i++) {
            Degrees one = area.get(i);
            Degrees next = area.get((i + 1) % area.size());
            boolean in = inside.test(one.longitude());
            if (in) {
                kept.add(one);
            }
            if (in != inside.test(next.longitude()) && one.longitude() != meridian) {
                kept.add(one.towards(next, meridian));
            }
        }
        return kept;
    }
}
