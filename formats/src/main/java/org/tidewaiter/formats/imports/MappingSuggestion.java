package org.tidewaiter.formats.imports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tidewaiter.formats.csv.CsvLimits;
import org.tidewaiter.formats.mapping.Mapping;
import org.tidewaiter.formats.mapping.ShippedMappings;
import org.tidewaiter.formats.rows.FileRefusedException;

/** Which shipped mappings fit a file. */
public final class MappingSuggestion {

    private MappingSuggestion() {}

    /** The shipped mappings that know exactly the columns of the file, in any order. */
    public static List<Mapping> of(ImportSource source) throws IOException {
        List<Mapping> fitting = new ArrayList<>();
        for (Mapping mapping : ShippedMappings.all()) {
            if (fits(source, mapping)) {
                fitting.add(mapping);
            }
        }
        return fitting;
    }

    private static boolean fits(ImportSource source, Mapping mapping) throws IOException {
        Set<String> known = new HashSet<>(mapping.columns());
        known.addAll(mapping.ignoredColumns());
        try (FileRows file = new FileRows(source, mapping.shape(), CsvLimits.defaults())) {
            return known.equals(new HashSet<>(file.columns()));
        } catch (FileRefusedException otherKindOfFile) {
            return false;
        }
    }
}
