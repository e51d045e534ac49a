package org.tidewaiter.formats.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tidewaiter.formats.rows.FileRefusedException;

/** The columns of one file. */
final class Header {

    private final Map<String, Integer> positions;

    private Header(Map<String, Integer> positions) {
        this.positions = positions;
    }

    /**
     * The columns of a file under a mapping.
     *
     * @throws FileRefusedException if a column is missing or unknown
     */
    static Header of(List<String> names, Mapping mapping) {
        Map<String, Integer> positions = new LinkedHashMap<>();
        names.forEach(name -> positions.put(name, positions.size()));
        Set<String> needed = mapping.columns();
        for (String column : needed) {
            if (!positions.containsKey(column)) {
                throw new FileRefusedException("file.missing-column", column);
            }
        }
        for (String column : positions.keySet()) {
            if (!mapping.othersIgnored()
                    && !needed.contains(column)
                    && !mapping.ignoredColumns().contains(column)) {
                throw new FileRefusedException("file.unknown-column", column);
            }
        }
        return new Header(positions);
    }

    /** Number of columns. */
    int size() {
        return positions.size();
    }

    /** Names of the columns in the order of the file. */
    List<String> names() {
        return List.copyOf(positions.keySet());
    }

    int position(String column) {
        Integer position = positions.get(column);
        if (position == null) {
            throw new IllegalArgumentException("no column " + column);
        }
        return position;
    }
}
