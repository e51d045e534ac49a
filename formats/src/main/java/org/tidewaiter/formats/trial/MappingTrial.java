package org.tidewaiter.formats.trial;

import java.io.IOException;
import java.util.List;
import org.tidewaiter.formats.imports.ImportItem;
import org.tidewaiter.formats.imports.ImportReader;
import org.tidewaiter.formats.mapping.Mapping;
import org.tidewaiter.formats.mapping.PlaceResolver;
import org.tidewaiter.formats.rows.FileRefusedException;
import org.tidewaiter.formats.rows.FileSource;

/**
 * What would become of a file under a mapping. Nothing is stored.
 *
 * @param columns names of the columns of the file
 * @param rows rows of the file
 * @param rowsRead how many of them were looked at
 * @param reports reports that would go in
 * @param rowsAccepted rows that these reports are made of
 * @param rowsRefused rows that would not go in
 * @param untranslated values without a translation, by field
 * @param unresolved texts that the registers do not know, by field; they go in as text
 * @param faults the most frequent first
 * @param examples the first reports as they would be
 */
public record MappingTrial(
        List<String> columns,
        long rows,
        long rowsRead,
        long reports,
        long rowsAccepted,
        long rowsRefused,
        List<UnplacedValues> untranslated,
        List<UnplacedValues> unresolved,
        List<FaultCount> faults,
        List<ImportItem.Ready> examples) {

    public MappingTrial {
        columns = List.copyOf(columns);
        untranslated = List.copyOf(untranslated);
        unresolved = List.copyOf(unresolved);
        faults = List.copyOf(faults);
        examples = List.copyOf(examples);
    }

    /**
     * Tries a mapping on a file.
     *
     * @throws FileRefusedException if the file cannot go in as a whole
     */
    public static MappingTrial of(
            FileSource source, Mapping mapping, PlaceResolver places, ReportCheck check, TrialLimits limits)
            throws IOException {
        Unplaced unplaced = new Unplaced(limits.values());
        try (ImportReader reader = ImportReader.open(source, mapping, limits.file(), places, unplaced)) {
            TrialCount count = new TrialCount(check, limits.examples());
            while (reader.rowsRead() < limits.rows() && reader.hasNext()) {
                count.add(reader.next());
            }
            return count.trial(reader, unplaced);
        }
    }
}
