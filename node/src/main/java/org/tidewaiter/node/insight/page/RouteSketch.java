package org.tidewaiter.node.insight.page;

import java.util.List;

/**
 * A few single routes on the map of the world.
 *
 * @param sheet address of the outlines
 */
public record RouteSketch(String sheet, int width, int height, List<Way> ways) {

    public RouteSketch {
        ways = List.copyOf(ways);
    }

    /**
     * One case.
     *
     * @param path great circle, in pieces where it crosses the date line; empty within one country
     * @param x, y where it ends
     * @param subject whether it is the case that the others are like
     */
    public record Way(String href, String words, String path, String x, String y, boolean subject) {

        public boolean isRing() {
            return path.isEmpty();
        }
    }
}
