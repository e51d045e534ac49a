package org.tidewaiter.formats.imports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tidewaiter.formats.files.FileLimits;
import org.tidewaiter.formats.files.RowFiles;
import org.tidewaiter.formats.mapping.Mapping;
import org.tidewaiter.formats.mapping.ShippedMappings;
import org.tidewaiter.formats.rows.FileRefusedException;
import org.tidewaiter.formats.rows.FileSource;
import org.tidewaiter.formats.template.TemplateMapping;

/** Which mappings fit a file. */
public final class MappingSuggestion {

    private MappingSuggestion() {}

    /** The mapping of a filled template, or the shipped ones that know exactly the columns of the file, in any order. */
    public static List<Mapping> of(FileSource source) throws IOException {
        Optional<Mapping> template = template(source);
        return template.isPresent() ? List.of(template.get()) : of(source, ShippedMappings.all());
    }

    private static Optional<Mapping> template(FileSource source) throws IOException {
        try {
            return TemplateMapping.of(source);
        } catch (FileRefusedException otherKindOfFile) {
            return Optional.empty();
        }
    }

    /** Those of these mappings that know exactly the columns of the file, in any order. */
    public static List<Mapping> of(FileSource source, List<Mapping> mappings) throws IOException {
        List<Mapping> fitting = new ArrayList<>();
        for (Mapping mapping : mappings) {
            if (fits(source, mapping)) {
                fitting.add(mapping);
            }
        }
        return fitting;
    }

    private static boolean fits(FileSource source, Mapping mapping) throws IOException {
        try {
            List<String> columns = RowFiles.open(source, mapping.shape(), FileLimits.defaults())
                    .columns();
            if (mapping.othersIgnored()) {
                return new HashSet<>(columns).containsAll(mapping.columns());
            }
            Set<String> known = new HashSet<>(mapping.columns());
            known.addAll(mapping.ignoredColumns());
            return known.equals(new HashSet<>(columns));
        } catch (FileRefusedException otherKindOfFile) {
            return false;
        }
    }
}
