package org.tidewaiter.formats.trial;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.formats.imports.ImportItem;
import org.tidewaiter.formats.imports.ImportReader;
import org.tidewaiter.formats.rows.RowFault;
import org.tidewaiter.formats.rows.SourceRow;

/** Counts what an import would give. */
final class TrialCount {

    private static final int MOST_FAULTS = 500;
    private static final long MOST_CHARACTERS = 4_000_000;

    private final ReportCheck check;
    private final int most;
    private final Map<Kind, Occurrences> faults = new LinkedHashMap<>();
    private final List<ImportItem.Ready> examples = new ArrayList<>();
    private long reports;
    private long accepted;
    private long refused;
    private long characters;

    private record Kind(String rule, @Nullable String column) {}

    private static final class Occurrences {
        private final RowFault first;
        private final List<SourceRow> examples = new ArrayList<>();
        private long rows;

        Occurrences(RowFault first) {
            this.first = first;
        }
    }

    TrialCount(ReportCheck check, int most) {
        this.check = check;
        this.most = most;
    }

    void add(ImportItem item) {
        switch (item) {
            case ImportItem.RefusedRow(SourceRow row, List<RowFault> found) -> refuse(row, found);
            case ImportItem.Ready ready -> {
                List<RowFault> found = check.faults(ready.submission());
                if (found.isEmpty()) {
                    reports++;
                    accepted += ready.rows().size();
                    if (examples.size() < most && ready.rows().stream().allMatch(this::mayBeHeld)) {
                        examples.add(ready);
                    }
                } else {
                    ready.rows().forEach(row -> refuse(row, found));
                }
            }
        }
    }

    MappingTrial trial(ImportReader reader, Unplaced unplaced) {
        List<FaultCount> counts = faults.values().stream()
                .map(each -> new FaultCount(each.first, each.rows, each.examples))
                .sorted(Comparator.comparingLong(FaultCount::rows).reversed())
                .toList();
        return new MappingTrial(
                reader.columns(),
                reader.rows(),
                reader.rowsRead(),
                reports,
                accepted,
                refused,
                unplaced.untranslated(),
                unplaced.unresolved(),
                counts,
                examples);
    }

    private void refuse(SourceRow row, List<RowFault> found) {
        refused++;
        for (RowFault fault : found) {
            Kind kind = new Kind(fault.rule(), fault.column());
            if (faults.size() < MOST_FAULTS || faults.containsKey(kind)) {
                Occurrences occurrences = faults.computeIfAbsent(kind, each -> new Occurrences(fault));
                occurrences.rows++;
                if (occurrences.examples.size() < most && mayBeHeld(row)) {
                    occurrences.examples.add(row);
                }
            }
        }
    }

    /** Counts what examples hold in memory: rows may be long. */
    private boolean mayBeHeld(SourceRow row) {
        characters += row.cells().stream().mapToInt(String::length).sum();
        return characters <= MOST_CHARACTERS;
    }
}
