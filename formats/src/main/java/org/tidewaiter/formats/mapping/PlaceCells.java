package org.tidewaiter.formats.mapping;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.Place;
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
    private final boolean ofEvent;
    private final PlaceResolver places;
    private final RowObserver observer;
    private final Map<String, Optional<PlaceResolver.Found>> looked = new HashMap<>();

    /** @param type what is filled: the place of the event, a station of the route, or a country */
    PlaceCells(String field, String column, FieldType type, PlaceResolver places, RowObserver observer) {
        this.field = field;
        this.column = column;
        this.ofEvent = ReadingFit.isRecord(type, Place.class);
        this.places = places;
        this.observer = observer;
    }

    Converted read(String cell) {
        PlaceResolver.Found found = find(cell).orElse(null);
        if (found == null || !found.isPlace()) {
            observer.unresolved(field, column, cell);
        }
        ObjectNode place = JsonNodeFactory.instance.objectNode();
        if (ofEvent) {
            event(place, found, cell);
        } else {
            station(place, found, cell);
        }
        return new Converted.Value(place);
    }

    private static void event(ObjectNode place, PlaceResolver.@Nullable Found found, String cell) {
        if (found == null || !found.isPlace()) {
            place.put("post", cell);
            return;
        }
        put(place, "office", found.office());
        put(place, "locode", found.locode());
        if (found.office() == null && found.locode() == null) {
            put(place, "post", found.name());
        }
        if (found.point() != null) {
            place.put("latitude", found.point().roundedLatitude().toPlainString());
            place.put("longitude", found.point().roundedLongitude().toPlainString());
        }
    }

    private static void station(ObjectNode leg, PlaceResolver.@Nullable Found found, String cell) {
        leg.put("country", found == null ? UNKNOWN_COUNTRY : found.country());
        if (found == null || !found.isPlace()) {
            leg.put("place", cell);
        } else if (found.locode() != null) {
            leg.put("locode", found.locode());
        } else {
            put(leg, "place", found.name());
        }
    }

    private static void put(ObjectNode object, String field, @Nullable String value) {
        if (value != null) {
            object.put(field, value);
        }
    }

    /** The country of the place that a cell names, for a field that holds a country. */
    Converted country(String cell) {
        PlaceResolver.Found found = find(cell).orElse(null);
        if (found == null) {
            observer.unresolved(field, column, cell);
            return Converted.refused(column, "cell.no-country");
        }
        return Converted.text(found.country());
    }

    /** Looks a text up once: the same places stand in many rows. */
    private Optional<PlaceResolver.Found> find(String cell) {
        if (looked.size() >= REMEMBERED) {
            looked.clear();
        }
        return looked.computeIfAbsent(cell, places::resolve);
    }
}
