package org.tidewaiter.formats.mapping;

import org.tidewaiter.report.Place;
import org.tidewaiter.report.shape.RecordShape;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Looks places up in the registers. What they do not know is kept as text, and told to the observer. */
final class PlaceCells {

    /** The country of a station of which no country is known, list {@code pseudo-country}. */
    static final String UNKNOWN_COUNTRY = "XX";

    private final String field;
    private final String column;
    private final boolean ofEvent;
    private final PlaceResolver places;
    private final RowObserver observer;

    /**
     * @param owner what the place belongs to: the place of the event, or a station of the route
     */
    PlaceCells(String field, String column, RecordShape<?> owner, PlaceResolver places, RowObserver observer) {
        this.field = field;
        this.column = column;
        this.ofEvent = owner.type() == Place.class;
        this.places = places;
        this.observer = observer;
    }

    Converted read(String cell) {
        PlaceResolver.Found found = places.resolve(cell).orElse(null);
        ObjectNode place = JsonNodeFactory.instance.objectNode();
        boolean named = false;
        if (found != null && found.locode() != null) {
            place.put("locode", found.locode());
            named = true;
        }
        if (ofEvent && found != null && found.office() != null) {
            place.put("office", found.office());
            named = true;
        }
        if (!ofEvent) {
            place.put("country", found == null ? UNKNOWN_COUNTRY : found.country());
        }
        if (!named) {
            place.put(ofEvent ? "post" : "place", cell);
            observer.unresolved(field, column, cell);
        }
        return new Converted.Value(place);
    }
}
