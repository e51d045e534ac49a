package org.tidewaiter.formats.mapping;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tidewaiter.report.Place;
import org.tidewaiter.report.RouteLeg;
import org.tidewaiter.report.shape.FieldType;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Looks places up in the registers. What they do not know is kept as text, and told to the observer. */
final class PlaceCells {

    /** The country of a station of which no country is known, list {@code pseudo-country}. */
    static final String UNKNOWN_COUNTRY = "XX";

    private static final int REMEMBERED = 4096;

    private final String field;
    private final String column;
    private final FieldType type;
    private final PlaceResolver places;
    private final RowObserver observer;
    private final Map<String, Optional<PlaceResolver.Found>> looked = new HashMap<>();

    /**
     * @param type what is filled: the place of the event, a station of the route, or a country
     */
    PlaceCells(String field, String column, FieldType type, PlaceResolver places, RowObserver observer) {
        this.field = field;
        this.column = column;
        this.type = type;
        this.places = places;
        this.observer = observer;
    }

    Converted read(String cell) {
        PlaceResolver.Found found = find(cell).orElse(null);
        if (ReadingFit.isRecord(type, Place.class)) {
            return found == null ? unknown("post", cell) : ofEvent(found, cell);
        }
        if (ReadingFit.isRecord(type, RouteLeg.class)) {
            return found == null ? unknown("place", cell) : ofRoute(found, cell);
        }
        if (found == null) {
            observer.unresolved(field, column, cell);
            return Converted.refused(column, "cell.no-country");
        }
        return Converted.text(found.country());
    }

    /** The places of a file repeat, and to look one up may take long. */
    private Optional<PlaceResolver.Found> find(String cell) {
        if (looked.size() == REMEMBERED) {
            looked.clear();
        }
        return looked.computeIfAbsent(cell, places::resolve);
    }

    private Converted ofEvent(PlaceResolver.Found found, String cell) {
        if (found.locode() == null && found.office() == null) {
            return unknown("post", cell);
        }
        ObjectNode place = JsonNodeFactory.instance.objectNode();
        if (found.locode() != null) {
            place.put("locode", found.locode());
        }
        if (found.office() != null) {
            place.put("office", found.office());
        }
        return new Converted.Value(place);
    }

    private static Converted ofRoute(PlaceResolver.Found found, String cell) {
        ObjectNode station = JsonNodeFactory.instance.objectNode().put("country", found.country());
        if (found.locode() != null) {
            return new Converted.Value(station.put("locode", found.locode()));
        }
        // Only the country is certain: what the text says beside it would be lost.
        return new Converted.Value(station.put("place", cell));
    }

    private Converted unknown(String name, String cell) {
        observer.unresolved(field, column, cell);
        ObjectNode place = JsonNodeFactory.instance.objectNode();
        if (ReadingFit.isRecord(type, RouteLeg.class)) {
            place.put("country", UNKNOWN_COUNTRY);
        }
        return new Converted.Value(place.put(name, cell));
    }
}
