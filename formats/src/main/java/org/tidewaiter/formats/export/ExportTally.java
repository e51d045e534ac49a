package org.tidewaiter.formats.export;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.tidewaiter.report.Provenance;

/** Counts what has been written: rows, cases (events) and seizures (goods lines). */
public final class ExportTally {

    private final Map<Provenance, Long> provenances = new EnumMap<>(Provenance.class);
    private final Map<String, Long> originators = new TreeMap<>();
    private long rows;
    private long cases;
    private long seizures;

    void add(ExportedReport report, int rowsOfIt) {
        rows += rowsOfIt;
        cases++;
        seizures += report.lines().size();
        provenances.merge(report.report().provenance(), 1L, Long::sum);
        originators.merge(report.originator(), 1L, Long::sum);
    }

    public long rows() {
        return rows;
    }

    public long cases() {
        return cases;
    }

    public long seizures() {
        return seizures;
    }

    /** Cases by the way on which they came in. */
    Map<Provenance, Long> provenances() {
        return provenances;
    }

    /** Cases by whose they are. */
    Map<String, Long> originators() {
        return originators;
    }
}
