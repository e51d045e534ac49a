package org.tidewaiter.formats.rows;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names of columns as people can tell them apart. */
public final class ColumnNames {

    private ColumnNames() {}

    /**
     * The names without blanks around them. A column without a name is called by its place, {@code column 3}; the second
     * of two columns named {@code Quantity} is {@code Quantity (2)}.
     */
    public static List<String> of(List<String> header) {
        Set<String> taken = new HashSet<>();
        List<String> names = new ArrayList<>(header.size());
        for (int at = 0; at < header.size(); at++) {
            String written = header.get(at).strip();
            String name = written.isEmpty() ? "column " + (at + 1) : written;
            String unique = name;
            for (int again = 2; !taken.add(unique); again++) {
                unique = name + " (" + again + ")";
            }
            names.add(unique);
        }
        return List.copyOf(names);
    }
}
