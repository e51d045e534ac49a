package org.tidewaiter.node.insight;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The outlines of countries, from Natural Earth by way of the npm package world-atlas: TopoJSON, in which neighbours share
 * the line between them. Borders are drawn as they come and say nothing of whose they are.
 */
final class Outlines {

    private static final String FILE = "/insight/countries-110m.json";
    private static final double ANTARCTIC = -60;
    private static final int NORTH = 84;
    private static final int SOUTH = -56;

    private final List<List<Degrees>> arcs = new ArrayList<>();
    private final List<List<Degrees>> areas = new ArrayList<>();

    private Outlines(JsonNode topology) {
        JsonNode scale = topology.at("/transform/scale");
        JsonNode origin = topology.at("/transform/translate");
        topology.get("arcs").forEach(arc -> arcs.add(arc(arc, scale, origin)));
        topology.at("/objects/countries/geometries").forEach(this::addCountry);
    }

    static Outlines load() {
        try (InputStream file = Outlines.class.getResourceAsStream(FILE)) {
            return new Outlines(JsonMapper.shared().readTree(Objects.requireNonNull(file, FILE)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closed outlines, cut at the date line; without Antarctica, which goes around a pole, and its islands. */
    List<List<Degrees>> areas() {
        return areas;
    }

    /**
     * A file with the symbols {@code land}, {@code sea}, {@code ports} and {@code airports}, for pages to draw in their own
     * colours.
     */
    String sheet(List<Degrees> ports, List<Degrees> airports) {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\">"
                + symbol("land", MapSheet.path(areas, true))
                + symbol("sea", MapSheet.path(List.of(edge()), true))
                + symbol("ports", MapSheet.dots(ports))
                + symbol("airports", MapSheet.dots(airports))
                + "</svg>\n";
    }

    private static String symbol(String name, String path) {
        return "<symbol id=\"" + name + "\" viewBox=\"0 0 " + MapSheet.WIDTH + " " + MapSheet.HEIGHT + "\"><path d=\""
                + path + "\"/></symbol>";
    }

    /** Where the map ends: the date line on both sides, cut off in the north and in the south. */
    private static List<Degrees> edge() {
        List<Degrees> edge = new ArrayList<>();
        for (int latitude = SOUTH; latitude <= NORTH; latitude++) {
            edge.add(new Degrees(-180, latitude));
        }
        for (int latitude = NORTH; latitude >= SOUTH; latitude--) {
            edge.add(new Degrees(180, latitude));
        }
        return edge;
    }

    /** Each place is given by its distance from the one before it. */
    private static List<Degrees> arc(JsonNode arc, JsonNode scale, JsonNode origin) {
        List<Degrees> line = new ArrayList<>();
        long x = 0;
        long y = 0;
        for (JsonNode step : arc) {
            x += step.get(0).longValue();
            y += step.get(1).longValue();
            line.add(new Degrees(
                    x * scale.get(0).doubleValue() + origin.get(0).doubleValue(),
                    y * scale.get(1).doubleValue() + origin.get(1).doubleValue()));
        }
        return line;
    }

    private void addCountry(JsonNode country) {
        JsonNode parts = country.get("arcs");
        switch (country.get("type").stringValue()) {
            case "Polygon" -> addArea(parts);
            case "MultiPolygon" -> parts.forEach(this::addArea);
            default -> throw new IllegalArgumentException(FILE + " holds something that is no area");
        }
    }

    private void addArea(JsonNode rings) {
        rings.forEach(ring -> {
            List<Degrees> outline = new ArrayList<>();
            ring.forEach(arc -> follow(arc.intValue(), outline));
            DateLine.cutArea(outline).stream()
                    .filter(area -> area.stream().anyMatch(place -> place.latitude() > ANTARCTIC))
                    .forEach(areas::add);
        });
    }

    /** A negative number is an arc followed backwards. An arc begins where the one before it has ended. */
    private void follow(int number, List<Degrees> outline) {
        List<Degrees> arc = number < 0 ? arcs.get(~number).reversed() : arcs.get(number);
        outline.addAll(outline.isEmpty() ? arc : arc.subList(1, arc.size()));
    }
}
