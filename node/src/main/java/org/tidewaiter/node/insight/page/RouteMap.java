package org.tidewaiter.node.insight.page;

import java.util.List;

/**
 * Routes on the map of the world.
 *
 * @param sheet address of the outlines
 * @param absent what is not on the map, each with the way to its reports
 */
public record RouteMap(Chart chart, String sheet, int width, int height, List<Arc> arcs, List<Row> absent) {

    /**
     * One route; within one country it is a ring.
     *
     * @param path great circle, in pieces where it crosses the date line; empty for a ring
     * @param stroke how thick
     * @param x, y where it ends
     */
    public record Arc(Row row, String path, String stroke, String x, String y) {

        public boolean isRing() {
            return path.isEmpty();
        }
    }

    public RouteMap {
        arcs = List.copyOf(arcs);
        absent = List.copyOf(absent);
    }
}
