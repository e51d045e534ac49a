package org.tidewaiter.formats.json;

import org.jspecify.annotations.Nullable;

/**
 * Where the objects of a JSON file stand, each of which is a row. Fields within fields are columns named {@code a.b}, those
 * of the second object of a list {@code a.2.b}; simple values of a list share a cell.
 *
 * @param form how the objects follow each other
 * @param list name of the field that holds the list, for a file that is one object; null where the only list is meant
 * @param decimal mark with which numbers are written out, the one that the mapping reads: a point or a comma
 */
public record JsonShape(Form form, @Nullable String list, char decimal) {

    /** How objects follow each other. */
    public enum Form {
        /** A list of objects, or one object with a list of objects. */
        LIST,
        /** One object a line. */
        LINES
    }

    public JsonShape {
        if (decimal != '.' && decimal != ',') {
            throw new IllegalArgumentException("decimal mark must be a point or a comma");
        }
    }
}
